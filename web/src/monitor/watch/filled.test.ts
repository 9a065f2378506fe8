import { expect, test } from 'vitest'
import { BLANK, filledOf, isPlain, ruleOf } from './filled'
import type { Watch } from './queries'

const watch = (rule: Watch['rule']) =>
  ({ name: 'W', rule, pace: 'daily', tells_owner: false, members: [], teams: [], chats: [] }) as unknown as Watch

test('what is filled in becomes a rule, and a rule is filled in again', () => {
  const figure = {
    ...BLANK,
    name: 'W',
    measure: 'csat',
    by: 'touchpoint',
    where: " team = 'north' ",
    condition: 'below',
  }
  const filled = { ...figure, bound: '70', pace: 'daily', tells_owner: false } as typeof BLANK
  const rule = ruleOf(filled)
  expect(rule).toEqual({
    kind: 'figure',
    question: { measure: 'csat', by: ['touchpoint'], where: "team = 'north'" },
    days: 90,
    condition: { is: 'below', value: 70, sure: true },
  })
  expect(filledOf(watch(rule))).toEqual({ ...filled, where: "team = 'north'" })
})

test('a case has no classes', () => {
  expect(ruleOf({ ...BLANK, kind: 'event', event: 'case.late' })).toEqual({ kind: 'event', event: 'case.late', to: [] })
})

test('a rule with more than the form knows is not plain', () => {
  const question = { measure: 'nps', of: ['recommend'] }
  expect(isPlain({ kind: 'figure', question, days: 90, condition: { is: 'fell' } } as never)).toBe(false)
  expect(isPlain({ kind: 'silence' })).toBe(true)
})
