import { useQuery } from '@tanstack/react-query'
import { groupOf, type ReadingRow, useReading } from '@/api/ask'
import { type Touchpoint, touchpoints } from '@/journeys/touchpoint/queries'
import type { LocalDate } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import type { SurveyQuestion } from '@/listen/question/queries'
import { useNewestMonth } from '@/measure/home/headline'
import { type Window, windowOf } from '@/measure/home/window'
import type { Compared } from '@/ui/measured'
import type { TrendPoint } from '@/ui/trend/trend'
import { againstOf, LEAST, trendOf } from './against'
import { type Against, gap } from './gap'
import type { TouchpointMeasure } from './measures'

/** A touchpoint in the ranking. */
export interface Ranked {
  touchpoint: Touchpoint
  reading: ReadingRow
  pattern: string
  trend: TrendPoint[]
  against: Against | undefined
  gap: Compared | undefined
}

/** The days the pages of touchpoints speak of; null when there are no answers. */
export function useTouchpointWindow(questions: readonly SurveyQuestion[] | undefined): {
  window: Window | null | undefined
  error: Error | null
  retry: () => void
} {
  const { zone } = useLocale()
  const scored = questions?.some(({ kind }) => kind !== 'text')
  const { data, error, refetch } = useNewestMonth(scored === true)
  if (scored === false) return { window: null, error: null, retry: refetch }
  return { window: data ? windowOf(data, zone) : data === null ? null : undefined, error, retry: refetch }
}

/** All touchpoints with answers to a measure, the worst first. */
export function useRanking(measure: TouchpointMeasure, window: Window | null | undefined) {
  const enabled = { enabled: Boolean(window) }
  const shared = { measure, unit: 'latest_per_person' as const, by: ['touchpoint', 'pattern'] }
  const places = useQuery(touchpoints)
  const now = useReading({ ...shared, during: window?.during ?? null }, enabled)
  const months = useReading({ ...shared, every: 'month', during: window?.months ?? null }, enabled)
  const quarters = useReading({ ...shared, every: 'quarter' }, enabled)
  const asked = now.data &&
    months.data &&
    quarters.data &&
    places.data && {
      places: places.data,
      now: now.data.rows,
      months: months.data.rows,
      quarters: quarters.data.rows,
    }
  const error = places.error ?? now.error ?? months.error ?? quarters.error
  return {
    error,
    retry: () => Promise.all([places.refetch(), now.refetch(), months.refetch(), quarters.refetch()]),
    rules: now.data,
    rows:
      asked && window
        ? ranked(measure, asked.places, asked.now, asked.months, asked.quarters, window.first)
        : undefined,
  }
}

/** One row a touchpoint: patterns are not mixed, so the one that was heard most stands for it. */
export function ranked(
  measure: TouchpointMeasure,
  places: readonly Touchpoint[],
  now: readonly ReadingRow[],
  months: readonly ReadingRow[],
  quarters: readonly ReadingRow[],
  before: LocalDate,
): Ranked[] {
  const rows = places.flatMap((touchpoint): Ranked[] => {
    const own = now.filter((row) => groupOf(row).touchpoint === touchpoint.key)
    const reading = own.toSorted((one, other) => other.n - one.n)[0]
    if (!reading) return []
    const { pattern } = groupOf(reading)
    const same = (row: ReadingRow) => groupOf(row).touchpoint === touchpoint.key && groupOf(row).pattern === pattern
    const against = againstOf(touchpoint, measure, quarters.filter(same), before)
    return [
      {
        touchpoint,
        reading,
        pattern: String(pattern ?? ''),
        trend: trendOf(months.filter(same)),
        against,
        gap: gap(reading, against),
      },
    ]
  })
  const height = ({ reading }: Ranked) => reading.value ?? Number.POSITIVE_INFINITY
  return rows.toSorted((one, other) => Number(isThin(one)) - Number(isThin(other)) || height(one) - height(other))
}

/** Too few answers to be ranked: those stand behind the others, and the scale of the table does not bow to them. */
export const isThin = ({ reading }: Pick<Ranked, 'reading'>) => (reading.people ?? reading.n) < LEAST
