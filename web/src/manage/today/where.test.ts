import { expect, test } from 'vitest'
import type { Todo } from './queries'
import { placeOf } from './where'

const todo = (given: Partial<Todo>): Todo => ({
  kind: 'case',
  id: 'cas_1',
  urgency: 'today',
  reason: 'resolve',
  priority: 'normal',
  ...given,
})

test('a case is worked on on its page, an alert looked at on its own, a contract on that of its account', () => {
  expect(placeOf(todo({}))).toEqual({ to: '/cases/$id', params: { id: 'cas_1' } })
  expect(placeOf(todo({ kind: 'alert', id: 'alr_1' }))).toEqual({ to: '/alerts/$id', params: { id: 'alr_1' } })
  const account = { id: 'acc_1', name: 'Northwind' }
  expect(placeOf(todo({ kind: 'contract', id: 'con_1', account }))).toEqual({
    to: '/accounts/$id',
    params: { id: 'acc_1' },
  })
})

test('a task is done where what it is about is', () => {
  expect(placeOf(todo({ kind: 'task', id: 'tsk_1', about: { noun: 'contact', id: 'con_1' } }))).toEqual({
    to: '/contacts/$id',
    params: { id: 'con_1' },
  })
})

test('an interview is held with whom it is due', () => {
  const held = todo({ kind: 'interview', id: 'inv_1', survey: 'sur_1', contact: { id: 'con_1' } })
  expect(placeOf(held)).toMatchObject({ to: '/notes/interview', search: { invitation: 'inv_1', contact: 'con_1' } })
})
