import type { Contract } from '@/customers/contract/queries'
import { endOf } from '@/customers/contract/terms'
import type { LocalDate } from '@/lib/dates'

/** The end of a contract that comes next, or that is past without a word about it. */
export interface NextEnd {
  kind: 'overdue' | 'ends'
  contract: Contract
  on: LocalDate
  days: number
}

/** Of all contracts of an account the end that comes next. */
export function nextEnd(contracts: readonly Contract[], today: LocalDate): NextEnd | undefined {
  const ends = contracts.flatMap((contract): NextEnd[] => {
    const end = endOf(contract, today)
    if (end.kind === 'open' || end.kind === 'ended') return []
    return [{ kind: end.kind === 'overdue' ? 'overdue' : 'ends', contract, on: end.on, days: end.days }]
  })
  return ends.toSorted((one, other) => one.days - other.days)[0]
}
