import { expect, test } from 'vitest'
import { blank, changesOf, filledOf, isBegun, noteOf } from './filled'
import type { Observation } from './queries'

const ZONE = 'Europe/Berlin'
const note: Observation = {
  id: 'obs_1',
  kind: 'call',
  happened_at: '2026-10-30T09:12:40Z',
  account: { id: 'acc_1', name: 'Acme' },
  body: 'Prices hurt. Support is fast.',
  passages: [{ starts: 13, quote: 'Support is fast', mark: 'good' }],
  sentiment: -1,
  propensity: 6,
  tags: [],
  files: [],
  may_change: true,
  made_at: '2026-10-30T09:14:00Z',
  changed_at: '2026-10-30T09:14:00Z',
  revision: 4,
}

test('what was not told is not sent', () => {
  expect(noteOf(blank({ account: 'acc_1', body: 'Fine.' }), ZONE)).toEqual({
    kind: 'call',
    account: 'acc_1',
    body: 'Fine.',
  })
})

test('zero and neither good nor bad are told, and a time is the one of the workspace', () => {
  const filled = blank({ contact: 'con_1', sentiment: 0, propensity: 0, at: '2026-10-30T10:12', consent: 'named' })
  expect(noteOf(filled, ZONE)).toEqual({
    kind: 'call',
    contact: 'con_1',
    body: '',
    sentiment: 0,
    propensity: 0,
    happened_at: '2026-10-30T09:12:00.000Z',
    consent: 'named',
  })
})

test('a note is begun by words, an impression or a number, not by blanks', () => {
  expect(isBegun(blank({ account: 'acc_1', body: ' \n' }))).toBe(false)
  expect(isBegun(blank({ sentiment: 0 }))).toBe(true)
  expect(isBegun(blank({ propensity: 0 }))).toBe(true)
})

test('a form that was only looked at changes nothing', () => {
  expect(changesOf(note, filledOf(note, ZONE), ZONE)).toEqual({ revision: 4 })
})

test('what was changed is sent with the revision that was seen, marks go with their words, and what was emptied is cleared', () => {
  const filled = {
    ...filledOf(note, ZONE),
    body: 'They say prices hurt. Support is fast.',
    propensity: null,
    account: '',
  }
  expect(changesOf(note, filled, ZONE)).toEqual({
    revision: 4,
    body: filled.body,
    passages: [{ starts: 22, quote: 'Support is fast', mark: 'good' }],
    propensity: null,
    account: null,
  })
})
