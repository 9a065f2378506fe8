import { expect, test } from 'vitest'
import { gapless } from './gapless'

const periods = (...list: string[]) =>
  gapless(list.map((period) => ({ period, n: 9, value: 1 }))).map(({ period }) => period)

test('a period without answers is a gap and not a step less', () => {
  expect(periods('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(periods('2025-Q3', '2026-Q1')).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
  expect(periods('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
  expect(periods('2024', '2026')).toEqual(['2024', '2025', '2026'])
  expect(
    gapless([
      { period: '2025-11', n: 1, value: 1 },
      { period: '2026-01', n: 1, value: 2 },
    ])[1],
  ).toEqual({ period: '2025-12', n: 0 })
})

test('what is not understood stays as it is', () => {
  expect(periods('2026-W01', '2026-W09')).toEqual(['2026-W01', '2026-W09'])
  expect(periods('0001', '9999')).toHaveLength(2)
  expect(gapless([])).toEqual([])
})
