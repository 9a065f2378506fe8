import type { Movement } from './queries'

type Sums = readonly (readonly [currency: string, minor: number])[]

/** What movements add up to by currency: altogether, what came, and what went (without its sign). */
export function moved(
  movements: readonly Pick<Movement, 'amount' | 'currency'>[],
): Record<'all' | 'more' | 'less', Sums> {
  const currencies = [...new Set(movements.map(({ currency }) => currency))].toSorted()
  const sum = (of: (amount: number) => number): Sums =>
    currencies.map((currency) => [
      currency,
      movements.reduce((total, one) => (one.currency === currency ? total + of(one.amount) : total), 0),
    ])
  return {
    all: sum((amount) => amount),
    more: sum((amount) => Math.max(amount, 0)),
    less: sum((amount) => Math.max(-amount, 0)),
  }
}
