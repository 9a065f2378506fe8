import { expect, test } from 'vitest'
import { filterOf } from './filter'

test('an impression is a range, days are whole', () => {
  expect(filterOf({ sounds: 'bad', from: '2026-02-01', until: '2026-02-28' })).toEqual({
    sentiment_until: -1,
    during: '2026-02-01..2026-03-01',
  })
  expect(filterOf({ sounds: 'neither', until: '2026-12-31' })).toEqual({
    sentiment_from: 0,
    sentiment_until: 0,
    during: '..2027-01-01',
  })
})

test('the rest is asked for by the names of the API, and an address that makes no sense is left out', () => {
  expect(filterOf({ q: 'price', kind: 'call', person: 'con_1', by: 'me', sounds: 'loud' })).toEqual({
    words: 'price',
    kind: 'call',
    contact: 'con_1',
    by: 'me',
  })
})
