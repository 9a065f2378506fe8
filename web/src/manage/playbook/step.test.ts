import { expect, test } from 'vitest'
import { afterOf, nextStep, ROLES, roleKey, roleOf, STARTS, startKey, startOf, timeOf } from './step'

test('roles, times and starts are chosen from lists and come back', () => {
  for (const key of [...ROLES, 'mem_1']) expect(roleKey(roleOf(key))).toBe(key)
  for (const key of [...STARTS, 'watch:wat_1', 'class:of_our_own', 'case:']) expect(startKey(startOf(key))).toBe(key)
  expect(timeOf(afterOf(3, 'days'))).toEqual({ count: 3, unit: 'days' })
  expect(timeOf(afterOf(90, 'minutes'))).toEqual({ count: 90, unit: 'minutes' })
})

test('a new step comes a day behind the last', () => {
  const first = nextStep([])
  expect(first.after).toEqual({ days: 1 })
  expect(nextStep([first, { ...first, after: { minutes: 500 } }]).after).toEqual({ days: 2 })
})
