import { expect, test } from 'vitest'
import { windowOf } from './window'

const now = new Date('2026-11-21T20:00:00Z')

test('the last ninety days, today included', () => {
  expect(windowOf('2026-11', 'UTC', now)).toEqual({
    during: '2026-08-24..2026-11-22',
    before: '2026-05-26..2026-08-24',
    months: '2025-11-01..2026-11-22',
    first: '2026-08-24',
    last: '2026-11-21',
    current: true,
  })
})

test('after an old file the days end where its answers end', () => {
  expect(windowOf('2017-05', 'UTC', now)).toMatchObject({
    during: '2017-03-03..2017-06-01',
    last: '2017-05-31',
    current: false,
  })
})
