// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../../../test/render'
import { EndCell, NoticeCell } from './end-cell'
import type { Contract } from './queries'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-01T08:00:00Z'), toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const one = (more: Partial<Contract>): Contract => ({
  id: 'con_1',
  account: 'acc_1',
  account_name: 'Nord',
  name: '',
  currency: 'EUR',
  starts_on: '2025-01-01',
  renews: false,
  terms: [],
  made_at: '2025-01-01T00:00:00Z',
  changed_at: '2025-01-01T00:00:00Z',
  revision: 0,
  ...more,
})

test('an end stands with how far it is away', () => {
  show(<EndCell contract={one({ next_end: '2027-01-11' })} />)
  expect(screen.getByText('11 Jan 2027')).toBeTruthy()
  expect(screen.getByText('in 71 days')).toBeTruthy()
})

test('an end that is past says what to do', () => {
  show(<EndCell contract={one({ next_end: '2026-10-01' })} />)
  expect(screen.getByText('was agreed until 1 Oct 2026: go on or end it')).toBeTruthy()
})

test('what was ended says why', () => {
  show(<EndCell contract={one({ ended: { on: '2026-10-01', reason: 'price', note: 'By letter.' } })} />)
  expect(screen.getByText('ended 1 Oct 2026')).toBeTruthy()
  expect(screen.getByText('price')).toBeTruthy()
  expect(screen.getByText('By letter.')).toBeTruthy()
})

test('a near last day for notice stands out by more than colour', () => {
  const { container } = show(<NoticeCell contract={one({ notice_by: '2026-11-21' })} />)
  expect(screen.getByText('in 20 days')).toBeTruthy()
  expect(container.querySelector('svg')).toBeTruthy()
})

test('a far one does not', () => {
  const { container } = show(<NoticeCell contract={one({ notice_by: '2027-03-01' })} />)
  expect(container.querySelector('svg')).toBeNull()
})
