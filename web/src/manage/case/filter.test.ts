import { expect, test } from 'vitest'
import { filterOf } from './filter'

test('the open ones, unless the address tells states', () => {
  expect(filterOf({})).toEqual({ open: true })
  expect(filterOf({ state: 'resolved' })).toEqual({ state: 'resolved' })
  expect(filterOf({ state: 'any' })).toEqual({})
})

test('what is empty does not narrow', () => {
  expect(filterOf({ words: '', owner: 'me', late: 'yes', priority: 'high' })).toEqual({
    open: true,
    owner: 'me',
    late: true,
    priority: 'high',
  })
})
