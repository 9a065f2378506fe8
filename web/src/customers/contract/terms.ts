import { daysBetween, type LocalDate } from '@/lib/dates'
import type { Contract, ContractTerms, Every } from './queries'

const TIMES_A_YEAR: Record<Every, number> = { month: 12, quarter: 4, year: 1 }
/** So many days before it is too late, the last day for notice is near. */
const NEAR = 30

/** What an amount makes in a year. */
export const yearly = (amount: number, every: Every): number => amount * TIMES_A_YEAR[every]

/** What a contract brings today, or else brought last or will bring first. */
export const shownTerms = ({ now, ended, terms }: Contract): ContractTerms | undefined =>
  now ?? (ended ? terms.at(-1) : terms[0])

/** What new terms from a day on are compared with; none when they correct the first ones. */
export const termsBefore = ({ terms }: Contract, since: LocalDate): ContractTerms | undefined => {
  const on = terms.findLast((one) => one.since <= since)
  return on && on.since === since ? terms.findLast((one) => one.since < since) : on
}

/** What contracts bring in a year today, by currency, the most frequent first. */
export function sums(contracts: readonly Contract[]): readonly (readonly [currency: string, minor: number])[] {
  const found = new Map<string, { minor: number; n: number }>()
  for (const { now, currency } of contracts) {
    if (!now) continue
    const { minor, n } = found.get(currency) ?? { minor: 0, n: 0 }
    found.set(currency, { minor: minor + now.yearly, n: n + 1 })
  }
  return [...found].toSorted(([, one], [, other]) => other.n - one.n).map(([currency, { minor }]) => [currency, minor])
}

/** How a contract stands to its end. */
export type End = { kind: 'open' } | { kind: 'ended' | 'ends' | 'overdue' | 'agreed'; on: LocalDate; days: number }

export function endOf({ ended, next_end }: Contract, today: LocalDate): End {
  if (ended) return { kind: ended.on <= today ? 'ended' : 'ends', on: ended.on, days: daysBetween(today, ended.on) }
  if (!next_end) return { kind: 'open' }
  const days = daysBetween(today, next_end)
  return { kind: days < 0 ? 'overdue' : 'agreed', on: next_end, days }
}

/** Whether notice can still be given, and until when. */
export type Notice =
  | { kind: 'none' }
  | { kind: 'given'; on: LocalDate }
  | { kind: 'near' | 'far' | 'late'; on: LocalDate; days: number }

export function noticeOf({ notice_on, notice_by, ended }: Contract, today: LocalDate): Notice {
  if (notice_on) return { kind: 'given', on: notice_on }
  if (ended || !notice_by) return { kind: 'none' }
  const days = daysBetween(today, notice_by)
  return { kind: days < 0 ? 'late' : days <= NEAR ? 'near' : 'far', on: notice_by, days }
}

/** Those that run by their next end, and then those that are over, the last one first. */
export function inOrder(contracts: readonly Contract[], today: LocalDate): readonly Contract[] {
  const isOver = ({ ended }: Contract) => Boolean(ended && ended.on <= today)
  return [...contracts.filter((one) => !isOver(one)), ...contracts.filter(isOver).toReversed()]
}
