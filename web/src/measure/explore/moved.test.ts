import { expect, test } from 'vitest'
import type { Reading, ReadingRow } from '@/api/ask'
import { lastAgainstBefore, mostMoved } from './moved'

const row = (team: string, period: string | null, figures: Partial<ReadingRow> = {}) =>
  ({ by: { team }, n: 30, previous_n: 30, period, ...figures }) as unknown as ReadingRow
const reading = (asked: Partial<Reading['asked']>): Reading => {
  const rows = [row('north', '2026-Q2'), row('south', '2026-Q3'), row('north', '2026-Q1')]
  return { asked: { measure: 'csat', by: ['team'], every: 'quarter', ...asked }, rows } as Reading
}

test('the last period against the one before, within the dates that were asked', () => {
  expect(lastAgainstBefore(reading({ during: '2026-05-01..2026-09-01' }))).toMatchObject({
    every: null,
    during: '2026-07-01..2026-09-01',
    compare_to: '2026-05-01..2026-07-01',
    period: '2026-Q3',
    before: '2026-Q2',
  })
})

test('nothing to ask without groups, or where something else is compared', () => {
  expect(lastAgainstBefore(reading({ by: [] }))).toBeUndefined()
  expect(lastAgainstBefore(reading({ versus: "channel = 'web'" }))).toBeUndefined()
})

test('what is proved worse goes first, then what is proved better', () => {
  const unproved = row('east', null, { change: -20, change_low: -41, change_high: 1 })
  const better = row('south', null, { change: 12, change_low: 4, change_high: 20 })
  const worse = row('north', null, { change: -9, change_low: -14, change_high: -4 })
  expect(mostMoved([unproved, better, worse], 'higher')).toEqual({ row: worse, look: 'worse', proved: 2 })
  expect(mostMoved([unproved, better], 'higher')).toEqual({ row: better, look: 'better', proved: 1 })
  expect(mostMoved([unproved], 'higher')).toEqual({ row: unproved, look: 'unproved', proved: 0 })
  expect(mostMoved([{ ...worse, previous_n: 4 }, row('west', null)], 'higher')).toBeUndefined()
})
