import { expect, test } from 'vitest'
import { BLANK, filledOf, stepOf, stepText, toldOf } from './filled'
import type { CaseRule, Route } from './queries'

const rule: CaseRule = {
  id: 'cru_1',
  name: 'Bad experience',
  enabled: true,
  on: 'alert',
  watch: 'wat_1',
  where: 'score10 <= 6',
  kind: 'experience',
  priority: 'high',
  routing: [{ to: 'account_owner' }],
  hold: 'contact',
  service_class: 'svc_1',
  playbook: 'call',
  within_days: 14,
  retired_touchpoints: [],
  changed_at: '2026-11-22T08:00:00Z',
  revision: 2,
}

test('what a form of a rule says is the rule', () => {
  const { id: _, enabled: __, changed_at: ___, revision: ____, retired_touchpoints: _____, ...said } = rule
  expect(toldOf(filledOf(rule))).toEqual(said)
})

test('a rule that looks at something else names no watch', () => {
  expect(toldOf({ ...filledOf(rule), on: 'answer' }).watch).toBeNull()
})

test('what was typed is told without what surrounds it', () => {
  const told = toldOf({ ...BLANK, name: ' Slow ', where: ' score10 <= 3 ', within: '7' })
  expect(told).toMatchObject({ name: 'Slow', where: 'score10 <= 3', within_days: 7 })
})

test.each<Route>([
  { to: 'pairing', matter: 'technical' },
  { to: 'account_owner' },
  { to: 'touchpoint_team' },
  { to: 'team', team: 'team_1' },
  { to: 'member', member: 'mem_1' },
])('a step of the routing is chosen from a list and is the same afterwards: $to', (step) => {
  expect(stepOf(stepText(step))).toEqual(step)
})
