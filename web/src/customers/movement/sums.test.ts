import { expect, test } from 'vitest'
import { moved } from './sums'

test('what came and what went adds up, each currency on its own', () => {
  const movements = [
    { amount: 500, currency: 'EUR' },
    { amount: -200, currency: 'EUR' },
    { amount: 30, currency: 'JPY' },
  ]
  expect(moved(movements)).toEqual({
    all: [
      ['EUR', 300],
      ['JPY', 30],
    ],
    more: [
      ['EUR', 500],
      ['JPY', 30],
    ],
    less: [
      ['EUR', 200],
      ['JPY', 0],
    ],
  })
})
