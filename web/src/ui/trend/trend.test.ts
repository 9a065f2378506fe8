import { expect, test } from 'vitest'
import { frame, nearest } from './frame'
import { runs } from './runs'
import { alone, cut, type Trend } from './trend'

const scale = { low: -100, high: 100, format: 'points' as const }
const trend: Trend = {
  scale,
  points: [
    { period: '2026-01', n: 40, value: 12, low: -4, high: 28 },
    { period: '2026-02', n: 3, value: null, too_few: true },
    { period: '2026-03', n: 44, value: 20, low: 6, high: 34 },
  ],
  marks: [{ period: '2026-02', label: 'New price list' }],
}

test('the axis leaves room around all intervals', () => {
  expect(cut(trend)).toEqual({ low: -10, high: 40, step: 10 })
  expect(cut({ points: [], scale })).toMatchObject({ low: -100, high: 100 })
})

test('a value that is missing is a gap', () => {
  expect(runs(trend.points).map((run) => run.map(({ index }) => index))).toEqual([[0], [2]])
})

test('a picture has room for its labels and finds the point below the pointer', () => {
  const laid = frame(trend, { width: 400, height: 200 }, String, String)
  expect(laid.ticks).toEqual([-10, 0, 10, 20, 30, 40])
  expect([laid.y(-10), laid.y(40)]).toEqual([laid.bottom, laid.top])
  expect([0, laid.x(1), 999].map((place) => nearest(laid, 3, place))).toEqual([0, 1, 2])
})

test('points without a neighbour are found, for they need a whisker', () => {
  expect(alone(trend.points).map(({ period }) => period)).toEqual(['2026-01', '2026-03'])
})
