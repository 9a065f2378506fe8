// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { filterOf } from './filters'

test('those that run today are shown unless something else is chosen', () => {
  expect(filterOf({}, '2026-11-01')).toEqual({ running: true })
  expect(filterOf({ running: 'no' }, '2026-11-01')).toEqual({ running: false })
  expect(filterOf({ running: 'all', offering: 'off_1' }, '2026-11-01')).toEqual({ offering: 'off_1' })
})

test('within thirty days counts the thirtieth', () => {
  expect(filterOf({ within: '30' }, '2026-11-01')).toEqual({
    running: true,
    ends_from: '2026-11-01',
    ends_before: '2026-12-02',
  })
  expect(filterOf({ within: 'x' }, '2026-11-01')).toEqual({ running: true })
})
