import { expect, test } from 'vitest'
import { nextLevel, OURS, oursKey, oursOf, THEIRS, theirsKey, theirsOf, toHours, toMinutes } from './level'

test('both sides of a level are chosen from lists and come back', () => {
  for (const key of [...OURS, 'mem_1']) expect(oursKey(oursOf(key))).toBe(key)
  for (const key of ['', ...THEIRS]) expect(theirsKey(theirsOf(key))).toBe(key)
  expect(theirsOf('role:moon')).toBeNull()
})

test('a new level comes later and tells somebody else', () => {
  const first = nextLevel([])
  expect(first).toEqual({ after_minutes: 0, ours: { to: 'team_lead' }, theirs: null })
  expect(nextLevel([first])).toEqual({ after_minutes: 60, ours: { to: 'account_owner' }, theirs: null })
})

test('minutes are shown as hours', () => {
  expect([toHours(90), toHours(20), toMinutes(1.5), toMinutes(0.33), toMinutes(Number.NaN)]).toEqual([
    1.5, 0.33, 90, 20, 0,
  ])
})
