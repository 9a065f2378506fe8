import { expect, test } from 'vitest'
import { atStake } from './at-stake'
import type { SilentAccount } from './queries'

const silent = (...at_stake: SilentAccount['at_stake']) => ({ at_stake }) as SilentAccount

test('sums are kept apart by currency, the largest first', () => {
  const one = silent({ currency: 'USD', yearly: 100 })
  const other = silent({ currency: 'EUR', yearly: 300 }, { currency: 'USD', yearly: 150 })
  expect(atStake([one, other, silent()])).toEqual([
    ['EUR', 300],
    ['USD', 250],
  ])
})
