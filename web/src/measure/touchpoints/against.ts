import type { ReadingRow } from '@/api/ask'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { type LocalDate, monthStart } from '@/lib/dates'
import { gapless } from '@/ui/trend/gapless'
import type { TrendPoint } from '@/ui/trend/trend'
import type { Against } from './gap'
import type { TouchpointMeasure } from './measures'

/** Fewer answers are nothing to hold anybody against, and no place in a ranking. */
export const LEAST = 10

/** The target somebody set for this measure, or else the first quarter with enough answers that was over before the days in question. */
export function againstOf(
  { target }: Touchpoint,
  measure: TouchpointMeasure,
  quarters: readonly ReadingRow[],
  before: LocalDate,
): Against | undefined {
  if (target?.measure === measure) return { value: target.value }
  const first = trendOf(quarters).find(({ value, n }) => typeof value === 'number' && n >= LEAST)
  if (!first || typeof first.value !== 'number' || afterQuarter(first.period) > before) return undefined
  return { value: first.value, low: first.low, high: first.high, quarter: first.period }
}

/** The day after a quarter, `2025-Q4`. */
function afterQuarter(quarter: string): LocalDate {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number)
  return monthStart(`${year}-${String(3 * number).padStart(2, '0')}-01`, 1)
}

/** Rows in the order of their periods, with gaps where nobody answered. */
export const trendOf = (rows: readonly ReadingRow[]): TrendPoint[] =>
  gapless(
    rows
      .flatMap((row) => (row.period ? [{ ...row, period: row.period }] : []))
      .toSorted((one, other) => one.period.localeCompare(other.period)),
  )
