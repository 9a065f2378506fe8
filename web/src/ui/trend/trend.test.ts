import { expect, test } from 'vitest'
import { trendOption } from './option'
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
  const write = { period: String, value: String, point: String }
  const { series } = trendOption(trend, () => '#000', write)
  const lines = Array.isArray(series) ? series : []
  expect(lines.map((line) => line?.data)).toEqual([
    [-4, null, 6],
    [32, null, 28],
    [12, null, 20],
  ])
})

test('points without a neighbour are found, for they need a whisker', () => {
  expect(alone(trend.points).map(({ period }) => period)).toEqual(['2026-01', '2026-03'])
})
