import { useMoney, useTongue } from '@/lib/locale'

/** Sums of several currencies as one says them: `€1,200 and $300.00`. */
export function useMoneyList() {
  const money = useMoney()
  const tongue = useTongue()
  return (sums: readonly (readonly [currency: string, minor: number])[], how: 'sum' | 'change' = 'sum') =>
    new Intl.ListFormat(tongue).format(sums.map(([currency, minor]) => money[how](minor, currency)))
}
