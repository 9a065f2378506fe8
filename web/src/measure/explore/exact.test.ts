import { expect, it } from 'vitest'
import { exact } from './exact'

it('writes two decimals, intervals in brackets, a true minus and a dash for what is missing', () => {
  const points = exact('en', 'points')
  expect(points.value(39.839766)).toBe('39.84')
  expect(points.interval({ low: -37.2249, high: 42.45463 })).toBe('[−37.22, 42.45]')
  expect(points.change(6.8797)).toBe('+6.88')
  expect(points.value(null)).toBe('–')
  expect(points.p(0.0001)).toBe('< 0.001')
  expect(points.count(2746)).toBe('2,746')
  expect(exact('en', 'count').interval({ low: 3, high: 3 })).toBe('')
})
