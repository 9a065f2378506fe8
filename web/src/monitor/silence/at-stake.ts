import type { SilentAccount } from './queries'

/** What all of them bring in a year, by currency, the largest sum first. */
export function atStake(accounts: readonly SilentAccount[]): [currency: string, minor: number][] {
  const sums = new Map<string, number>()
  for (const { at_stake } of accounts) {
    for (const { currency, yearly } of at_stake) sums.set(currency, (sums.get(currency) ?? 0) + yearly)
  }
  return [...sums].toSorted(([, one], [, other]) => other - one)
}
