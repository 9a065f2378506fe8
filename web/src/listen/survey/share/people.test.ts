import { expect, test } from 'vitest'
import { nameOf, peopleOf } from './people'

test('people come one a line or with commas, each once', () => {
  expect(peopleOf('ann@example.com\nbob@example.com, ann@example.com;\r\n "P-7"\n\n')).toEqual([
    'ann@example.com',
    'bob@example.com',
    'P-7',
  ])
})

test('they are named by mail address or by number', () => {
  expect(nameOf('ann@example.com')).toEqual({ mail: 'ann@example.com' })
  expect(nameOf('P-7')).toEqual({ external_id: 'P-7' })
})
