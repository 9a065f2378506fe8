import type { Question, Reading, ReadingRow } from '@/api/ask'
import { daysOf, sharedDays } from '@/lib/dates'
import { LEAST } from '@/measure/touchpoints/against'
import { type Verdict, verdict } from '@/ui/measured'

/** A group whose figure moved from one period to the next. */
export interface Moved {
  row: ReadingRow
  look: Verdict
  /** How many changes are proved. */
  proved: number
  period: string
  before: string
}

/** The last two periods of a reading by groups and periods, as a question that compares them; undefined where it has no two. */
export function lastAgainstBefore({ asked, rows }: Reading): (Question & Pick<Moved, 'period' | 'before'>) | undefined {
  const { every, during, compare_to, versus, by } = asked
  if (!every || !by?.length || compare_to || versus || !hasScores(asked)) return undefined
  const [before, period] = [...new Set(rows.flatMap((row) => row.period ?? []))].toSorted().slice(-2)
  const [then, now] = [before && daysOf(before), period && daysOf(period)]
  if (!before || !period || !then || !now) return undefined
  const within = (days: string) => (during ? sharedDays(days, during) : days)
  return { ...asked, every: null, during: within(now), compare_to: within(then), period, before }
}

const hasScores = ({ measure }: Question) => measure !== 'distribution' && measure !== 'count'

/** The row that moved most among those with enough answers: one proved worse before one proved better, both before what is not proved. */
export function mostMoved(rows: readonly ReadingRow[], better: 'higher' | 'lower') {
  const ranks: readonly Verdict[] = ['worse', 'better', 'unproved']
  const size = ({ change }: ReadingRow) => Math.abs(change ?? 0)
  const moved = rows
    .filter(({ n, previous_n = 0 }) => n >= LEAST && previous_n >= LEAST)
    .filter(({ change }) => typeof change === 'number' && change !== 0)
    .map((row) => ({ row, look: verdict(row, better) }))
  const [most] = moved.toSorted(
    (one, other) => ranks.indexOf(one.look) - ranks.indexOf(other.look) || size(other.row) - size(one.row),
  )
  return most && { ...most, proved: moved.filter(({ look }) => look !== 'unproved').length }
}
