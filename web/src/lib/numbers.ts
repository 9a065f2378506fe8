const MINUS = '\u2212'
/** A narrow space that does not break. */
export const THIN = '\u202f'

/** How a value is written: points of a scale from −100 to 100, percent, a mean on its own scale, or a count. */
export type Format = 'points' | 'percent' | 'scale' | 'count'

/** Numbers as this house writes them: a true minus, one decimal at most, thin spaces before units. */
export interface Numbers {
  value(value: number, format?: Format): string
  /** With its sign, for changes; a change of percents is told in points. */
  change(value: number, format?: Format): string
  /** `37.2 … 42.5` */
  range(low: number, high: number, format?: Format): string
  changeRange(low: number, high: number): string
  count(n: number): string
  /** All that is there, as in an amount somebody entered. */
  exact(value: number): string
}

const cache = new Map<string, Numbers>()

/** The numbers of a locale. */
export function numbers(locale: string): Numbers {
  const known = cache.get(locale)
  if (known) return known
  const made = make(locale)
  cache.set(locale, made)
  return made
}

function make(locale: string): Numbers {
  const one = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'negative',
  })
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'negative' })
  const full = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const truly = (text: string) => text.replace('-', MINUS)
  const unit = (format: Format) => (format === 'percent' ? `${THIN}%` : '')
  const bare = (value: number, format: Format) => truly((format === 'count' ? whole : one).format(value))
  return {
    value: (value, format = 'points') => bare(value, format) + unit(format),
    change: (value, format = 'points') =>
      format === 'count' ? (value > 0 ? '+' : '') + bare(value, format) : truly(signed.format(value)),
    range: (low, high, format = 'points') => `${bare(low, format)} … ${bare(high, format)}${unit(format)}`,
    changeRange: (low, high) => `${truly(signed.format(low))} … ${truly(signed.format(high))}`,
    count: (n) => truly(whole.format(n)),
    exact: (value) => truly(full.format(value)),
  }
}
