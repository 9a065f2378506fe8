import { expect, test } from 'vitest'
import { summary } from './outcome'

test('problems of customers are placed by row and column', () => {
  const report = {
    rows: 3,
    created: 1,
    changed: 1,
    unchanged: 0,
    bad_rows: 1,
    new_accounts: 2,
    new_attributes: [],
    problems: [{ place: 'row 17 (line 18), column state', reason: 'no state' }],
    written: false,
  }
  const { problems, created, refused, newAccounts } = summary({ kind: 'accounts', report })
  expect(problems).toEqual([{ place: '17', column: 'state', reason: 'no state' }])
  expect([created, refused, newAccounts]).toEqual([2, 1, 2])
})
