import { expect, test } from 'vitest'
import { othersOf } from './others'
import type { CaseWhole } from './queries'

const one = (given: object) =>
  ({
    kind: 'experience',
    opened_at: '2026-03-20T08:00:00Z',
    touchpoint: { id: 'tou_1', key: 'support', name: 'Support', retired: false },
    said: [
      { noun: 'response', at: '2026-03-15T08:00:00Z' },
      { noun: 'observation', at: '2026-03-18T08:00:00Z' },
      { noun: 'letter', at: '2026-04-30T08:00:00Z' },
    ],
    ...given,
  }) as unknown as CaseWhole

test('others are looked for two weeks around what was lived through', () => {
  expect(othersOf(one({}))).toEqual({
    touchpoint: 'tou_1',
    from: '2026-03-01T08:00:00.000Z',
    until: '2026-04-01T08:00:00.000Z',
  })
  expect(othersOf(one({ said: [] }))?.from).toBe('2026-03-06T08:00:00.000Z')
})

test('nobody is looked for after praise, or where it was at no touchpoint', () => {
  expect(othersOf(one({ kind: 'praise' }))).toBeUndefined()
  expect(othersOf(one({ touchpoint: null }))).toBeUndefined()
})
