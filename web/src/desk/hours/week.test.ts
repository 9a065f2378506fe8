import { expect, test } from 'vitest'
import { dayNames, fromField, hoursOf, nextWindow, toField, withHolidays } from './week'

test('a week has the hours of its windows', () => {
  const morning = { from: '08:00', until: '12:30' }
  expect(hoursOf({ monday: [morning, { from: '13:00', until: '24:00' }], sunday: [morning] })).toBe(20)
  expect(hoursOf({})).toBe(0)
})

test('midnight at the end of a day goes through a field for times', () => {
  expect(['17:00', '24:00'].map((clock) => fromField(toField(clock)))).toEqual(['17:00', '24:00'])
})

test('days are named in the language of the page, Monday first', () => {
  expect(dayNames('de-DE').monday).toBe('Montag')
  expect(dayNames('en-GB').sunday).toBe('Sunday')
})

test('another window follows the last one', () => {
  expect(nextWindow([])).toEqual({ from: '09:00', until: '17:00' })
  expect(nextWindow([{ from: '08:00', until: '12:00' }])).toEqual({ from: '13:00', until: '15:00' })
  expect(nextWindow([{ from: '08:00', until: '23:30' }])).toEqual({ from: '23:00', until: '24:00' })
})

test('holidays are there once, in order, and keep the names they have', () => {
  const known = [{ date: '2026-12-25', name: 'Christmas' }]
  const more = [
    { date: '2027-01-01', name: 'New Year' },
    { date: '2026-12-25', name: '1. Weihnachtstag' },
    { date: '2026-10-03', name: 'Unity' },
  ]
  expect(withHolidays(known, more).map(({ name }) => name)).toEqual(['Unity', 'Christmas', 'New Year'])
})
