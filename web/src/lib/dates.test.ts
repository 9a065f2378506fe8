import { expect, test } from 'vitest'
import { addDays, clockTimeIn, dateIn, dates, dayStart, daysOf, momentOf, monthStart, sharedDays, span } from './dates'

const at = dates('en-GB', 'Europe/Berlin', () => new Date('2026-11-21T20:00:00Z'))

test('the date is the one of the zone', () => {
  expect(dateIn('Europe/Berlin', new Date('2026-03-01T23:30:00Z'))).toBe('2026-03-02')
  expect(dateIn('UTC', new Date('2026-03-01T23:30:00Z'))).toBe('2026-03-01')
})

test('days and months are counted over the ends of years', () => {
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(monthStart('2026-01-31', -1)).toBe('2025-12-01')
  expect(span('2026-01-01', '2026-02-01')).toBe('2026-01-01..2026-02-01')
})

test('days name the year when it is another, and how long ago', () => {
  expect(at.day('2026-03-03T10:00:00Z')).toBe('3 Mar')
  expect(at.day('2024-03-03T10:00:00Z')).toBe('3 Mar 2024')
  expect(at.ago('2026-11-09T20:00:00Z')).toBe('12 days ago')
})

test('periods have days', () => {
  expect(daysOf('2026-03-03')).toBe('2026-03-03..2026-03-04')
  expect(daysOf('2026-W01')).toBe('2025-12-29..2026-01-05')
  expect(daysOf('2024-W52')).toBe('2024-12-23..2024-12-30')
  expect(daysOf('2026-12')).toBe('2026-12-01..2027-01-01')
  expect(daysOf('2026-Q4')).toBe('2026-10-01..2027-01-01')
  expect(daysOf('2026')).toBe('2026-01-01..2027-01-01')
  expect(daysOf('spring')).toBeUndefined()
})

test('ranges share days', () => {
  expect(sharedDays('2026-01-01..2026-04-01', '2026-02-10..')).toBe('2026-02-10..2026-04-01')
  expect(sharedDays('2026-01-01..2026-04-01', '..2026-02-10')).toBe('2026-01-01..2026-02-10')
})

test('periods read as words', () => {
  expect(at.period('2026-03')).toBe('Mar 2026')
  expect(at.period('2026-Q3')).toBe('Q3 2026')
  expect(at.period('2026-W12')).toBe('2026-W12')
})

test('a time of the clock is the moment its zone says, and back', () => {
  expect(momentOf('2026-07-01T14:05', 'Europe/Berlin')).toBe('2026-07-01T12:05:00.000Z')
  expect(momentOf('2026-10-25T03:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z')
  expect(clockTimeIn('Europe/Berlin', '2026-07-01T12:05:00Z')).toBe('2026-07-01T14:05')
  expect(clockTimeIn('America/Los_Angeles', '2026-01-01T07:59:00Z')).toBe('2025-12-31T23:59')
})

test('a day begins where its zone says', () => {
  expect(dayStart('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z')
  expect(dayStart('2026-01-01', 'America/Los_Angeles')).toBe('2026-01-01T08:00:00.000Z')
  expect(dayStart('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
  expect(dayStart('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z')
})
