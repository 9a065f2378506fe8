import { expect, test } from 'vitest'
import { filterOf } from './filter'

test('days are whole, the last one counts', () => {
  expect(filterOf({ from: '2026-02-01', until: '2026-02-28' }).during).toBe('2026-02-01..2026-03-01')
  expect(filterOf({ until: '2026-12-31' }).during).toBe('..2027-01-01')
})

test('points belong to a question', () => {
  expect(filterOf({ low: '1', high: '6' })).not.toHaveProperty('score_from')
  expect(filterOf({ question: 'nps', high: '6', all: 'yes' })).toEqual({
    sort: 'lived',
    test: false,
    excluded: false,
    question: 'nps',
    score_until: 6,
  })
})

test('trials and those excluded are lists of their own', () => {
  expect(filterOf({ excluded: 'yes' })).toMatchObject({ excluded: true, test: false })
  expect(filterOf({ excluded: 'test' })).toMatchObject({ test: true })
  expect(filterOf({ excluded: 'test' })).not.toHaveProperty('excluded')
})

test('a person, an account and a value of its attributes are asked for by the names of the API', () => {
  expect(filterOf({ person: 'con_1', account: 'acc_1', attribute: 'tier:gold' })).toMatchObject({
    contact: 'con_1',
    account: 'acc_1',
    account_attribute: 'tier:gold',
  })
})

test('tags, teams and channels are asked for as they are', () => {
  expect(filterOf({ tag: 'tag_1', team: 'care', channel: 'mail' })).toMatchObject({
    tag: 'tag_1',
    team: 'care',
    channel: 'mail',
  })
})
