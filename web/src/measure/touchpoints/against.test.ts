import { expect, it } from 'vitest'
import type { ReadingRow } from '@/api/ask'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { againstOf } from './against'

const place = { key: 'invoice', target: null } as Touchpoint
const row = (period: string, value: number, n: number) =>
  ({ by: {}, period, value, low: value, high: value, n }) as ReadingRow
const quarters = [row('2025-Q2', 60, 40), row('2024-Q4', 100, 3), row('2025-Q1', 80, 30)]

it('holds a touchpoint against its first quarter with enough answers', () => {
  expect(againstOf(place, 'csat', quarters, '2025-08-24')).toMatchObject({ value: 80, quarter: '2025-Q1' })
})

it('holds it against nothing while that quarter is part of the days in question', () => {
  expect(againstOf(place, 'csat', quarters, '2025-03-31')).toBeUndefined()
  expect(againstOf(place, 'csat', quarters, '2025-04-01')).toMatchObject({ value: 80 })
})

it('takes the target somebody set, for its own measure only', () => {
  const set = { ...place, target: { measure: 'csat', value: 90 } } as Touchpoint
  expect(againstOf(set, 'csat', quarters, '2025-08-24')).toEqual({ value: 90 })
  expect(againstOf(set, 'nps', quarters, '2025-08-24')).toMatchObject({ quarter: '2025-Q1' })
})
