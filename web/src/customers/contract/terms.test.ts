import { expect, test } from 'vitest'
import type { Contract, ContractTerms } from './queries'
import { endOf, inOrder, noticeOf, shownTerms, sums, termsBefore, yearly } from './terms'

const terms = (since: string, amount: number): ContractTerms => ({
  since,
  amount,
  every: 'month',
  yearly: 12 * amount,
  quantity: null,
  reason: null,
  note: null,
})
const first = terms('2025-01-01', 10_000)
const second = terms('2026-01-01', 8_000)
const one = (more: Partial<Contract> = {}): Contract => ({
  id: 'con_1',
  account: 'acc_1',
  account_name: 'Nord',
  name: '',
  currency: 'EUR',
  starts_on: '2025-01-01',
  renews: false,
  now: second,
  terms: [first, second],
  made_at: '2025-01-01T00:00:00Z',
  changed_at: '2025-01-01T00:00:00Z',
  revision: 0,
  ...more,
})
const ended = (on: string) => one({ now: null, ended: { on, reason: 'price' } })
const TODAY = '2026-11-01'

test('a year has twelve months and four quarters', () => {
  expect([yearly(100, 'month'), yearly(100, 'quarter'), yearly(100, 'year')]).toEqual([1200, 400, 100])
})

test('terms are compared with those before their day', () => {
  expect(termsBefore(one(), '2026-06-01')).toBe(second)
  expect(termsBefore(one(), '2026-01-01')).toBe(first)
  expect(termsBefore(one(), '2025-01-01')).toBeUndefined()
})

test('what is over shows what it brought last, what has not begun what it will bring', () => {
  expect(shownTerms(ended('2026-03-01'))).toBe(second)
  expect(shownTerms(one({ now: null }))).toBe(first)
})

test('only what runs today is summed, each currency on its own', () => {
  const dollars = one({ currency: 'USD', now: first })
  expect(sums([dollars, one(), one(), ended('2026-03-01')])).toEqual([
    ['EUR', 192_000],
    ['USD', 120_000],
  ])
})

test('an end is agreed, overdue, told or open', () => {
  expect(endOf(one({ next_end: '2027-01-11' }), TODAY)).toEqual({ kind: 'agreed', on: '2027-01-11', days: 71 })
  expect(endOf(one({ next_end: '2026-10-31' }), TODAY)).toEqual({ kind: 'overdue', on: '2026-10-31', days: -1 })
  expect(endOf(ended('2026-11-01'), TODAY).kind).toBe('ended')
  expect(endOf(ended('2026-11-02'), TODAY).kind).toBe('ends')
  expect(endOf(one(), TODAY)).toEqual({ kind: 'open' })
})

test('the last day for notice is near for thirty days, and then it is late', () => {
  expect(noticeOf(one({ notice_by: '2026-12-01' }), TODAY).kind).toBe('near')
  expect(noticeOf(one({ notice_by: '2026-12-02' }), TODAY).kind).toBe('far')
  expect(noticeOf(one({ notice_by: '2026-10-31' }), TODAY).kind).toBe('late')
  expect(noticeOf(one({ notice_by: '2026-12-01', notice_on: '2026-10-01' }), TODAY)).toEqual({
    kind: 'given',
    on: '2026-10-01',
  })
  expect(noticeOf(one(), TODAY)).toEqual({ kind: 'none' })
})

test('what is over comes last, the latest first', () => {
  const [early, late, runs] = [ended('2026-01-01'), ended('2026-05-01'), one({ next_end: '2027-01-01' })]
  expect(inOrder([early, late, runs], TODAY)).toEqual([runs, late, early])
})
