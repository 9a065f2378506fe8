import { expect, test } from 'vitest'
import { most } from './most'
import type { Mover } from './queries'

const gains = (list: number[], each: number) =>
  most(
    list.map((gain) => ({ gain }) as Mover),
    each,
  ).map(({ gain }) => gain)

test('as many falls as rises, and the room of the one for the other', () => {
  expect(gains([-0.9, -0.5, -0.1, 0.2, 0.4], 2)).toEqual([-0.9, -0.5, 0.4, 0.2])
  expect(gains([-0.9, 0.1, 0.2, 0.3], 2)).toEqual([-0.9, 0.3, 0.2, 0.1])
  expect(gains([-0.9, -0.5, -0.1], 2)).toEqual([-0.9, -0.5, -0.1])
  expect(gains([], 2)).toEqual([])
})
