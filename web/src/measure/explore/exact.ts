import { type Format, THIN } from '@/lib/numbers'
import type { Measured } from '@/ui/measured'

type Figure = number | null | undefined

/** Explore is where one looks closely: two decimals, intervals in brackets, and a dash for what is missing. */
export function exact(locale: string, format: Format) {
  const digits = format === 'count' ? 0 : 2
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const small = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const truly = (value: number) => plain.format(value).replace('-', '−')
  const write = (figure: Figure, how: (value: number) => string) => (typeof figure === 'number' ? how(figure) : '–')
  return {
    value: (figure: Figure) => write(figure, (value) => truly(value) + (format === 'percent' ? `${THIN}%` : '')),
    interval: ({ low, high }: Pick<Measured, 'low' | 'high'>) =>
      typeof low === 'number' && typeof high === 'number' && format !== 'count'
        ? `[${truly(low)}, ${truly(high)}]`
        : '',
    change: (figure: Figure) => write(figure, (value) => (value > 0 ? '+' : '') + truly(value)),
    p: (figure: Figure) => write(figure, (value) => (value < 0.001 ? `< ${small.format(0.001)}` : small.format(value))),
    count: (n: number) => whole.format(n),
  }
}

export type Exact = ReturnType<typeof exact>
