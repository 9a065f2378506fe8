import { expect, test } from 'vitest'
import type { Contract } from '@/customers/contract/queries'
import { nextEnd } from './next-end'

const contract = (name: string, more: Partial<Contract>): Contract => ({
  id: 'con_1',
  account: 'acc_1',
  account_name: 'Nord',
  name,
  currency: 'EUR',
  starts_on: '2025-01-01',
  renews: false,
  now: null,
  terms: [],
  made_at: '2025-01-01T00:00:00Z',
  changed_at: '2025-01-01T00:00:00Z',
  revision: 0,
  ...more,
})

test('the end that comes next is told, and one that is past without a word before it', () => {
  const over = contract('Over', { ended: { on: '2026-01-01', reason: 'price' } })
  const open = contract('Open', {})
  const far = contract('Far', { next_end: '2027-06-01' })
  const near = contract('Near', { next_end: '2027-01-11' })
  const forgotten = contract('Forgotten', { next_end: '2026-10-01' })
  expect(nextEnd([over, open], '2026-11-01')).toBeUndefined()
  expect(nextEnd([over, far, near], '2026-11-01')).toMatchObject({ kind: 'ends', contract: near, days: 71 })
  expect(nextEnd([near, forgotten], '2026-11-01')).toMatchObject({ kind: 'overdue', contract: forgotten })
})
