import { expect, test } from 'vitest'
import { countOf, nowOf, wayOf } from './moves'
import type { Moved } from './queries'

const moves: Moved[] = [
  { was: 'happy', is: 'happy', count: 5 },
  { was: 'happy', is: 'at_risk', count: 2 },
  { was: 'mixed', is: 'happy', count: 3 },
  { was: 'not_known', is: 'dangling', count: 4 },
  { was: 'growth', is: 'not_known', count: 1 },
]

test('a pair without customers is zero', () => {
  expect(countOf(moves, 'happy', 'at_risk')).toBe(2)
  expect(countOf(moves, 'at_risk', 'happy')).toBe(0)
})

test('customers of a class are counted wherever they came from', () => {
  expect(nowOf(moves, 'happy')).toBe(8)
  expect(nowOf(moves, 'growth')).toBe(0)
})

test('who was or is not known moved neither up nor down', () => {
  expect(wayOf(moves)).toEqual({ up: 3, down: 2 })
})
