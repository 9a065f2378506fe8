import { useQuery } from '@tanstack/react-query'
import { groupOf, type Reading, type ReadingRow, reading, useReading } from '@/api/ask'
import type { SurveyQuestion } from '@/listen/question/queries'
import { betterOf } from '@/measure/reading/scale'
import { trendOf } from '@/measure/touchpoints/against'
import { type Verdict, verdict } from '@/ui/measured'
import type { TrendPoint } from '@/ui/trend/trend'
import type { Window } from './window'

/** The measures of Home, the one that its sentence prefers first. */
export const MEASURES = ['nps', 'csat', 'ces', 'solved'] as const
export type HomeMeasure = (typeof MEASURES)[number]

/** What Home says of one measure. */
export interface Headline {
  measure: HomeMeasure
  /** The pattern of listening it is read from: patterns are not mixed. */
  pattern: string
  row: ReadingRow
  reading: Reading
  trend: readonly TrendPoint[] | undefined
}

/** Relationship surveys speak for recommending, those after an activity for the rest. */
const PREFERRED: Record<HomeMeasure, string> = { nps: 'present', csat: 'past', ces: 'past', solved: 'past' }

/** The newest month with answers, undefined while it is not known, null when there are none. */
export function useNewestMonth(enabled: boolean) {
  return useQuery({
    ...reading({ measure: 'count', every: 'month' }),
    enabled,
    select: ({ rows }) =>
      rows
        .map(({ period }) => period ?? '')
        .toSorted()
        .at(-1) ?? null,
  })
}

/** A measure in the window, against the days before, with its trend by month; one vote a person. */
export function useHeadline(
  measure: HomeMeasure,
  window: Window | undefined,
  questions: readonly SurveyQuestion[] | undefined,
) {
  const unasked = questions?.every(({ kind }) => kind !== measure) ?? false
  const enabled = { enabled: window !== undefined && questions !== undefined && !unasked }
  const shared = { measure, unit: 'latest_per_person' as const, by: ['pattern'] }
  const now = useReading({ ...shared, during: window?.during ?? null, compare_to: window?.before ?? null }, enabled)
  const months = useReading({ ...shared, every: 'month', during: window?.months ?? null }, enabled)
  const row = now.data && chosen(now.data.rows, PREFERRED[measure])
  const pattern = row && groupOf(row).pattern
  const headline: Headline | undefined =
    now.data && row
      ? {
          measure,
          pattern: typeof pattern === 'string' ? pattern : '',
          row,
          reading: now.data,
          trend: months.data && trendOf(months.data.rows.filter((point) => groupOf(point).pattern === pattern)),
        }
      : undefined
  return {
    headline,
    asked: unasked || now.data !== undefined,
    error: now.error ?? months.error,
    retry: () => Promise.all([now.refetch(), months.refetch()]),
  }
}

function chosen(rows: readonly ReadingRow[], preferred: string): ReadingRow | undefined {
  return rows.find((row) => groupOf(row).pattern === preferred) ?? rows.toSorted((one, other) => other.n - one.n)[0]
}

/** What the sentence is about: what was proved worse before what was proved better, else the first that was asked. */
export function leading(headlines: readonly Headline[], questions: readonly SurveyQuestion[]): Headline | undefined {
  const proved = (wanted: Verdict) =>
    headlines.find(({ measure, row }) => verdict(row, betterOf(measure, questions)) === wanted)
  return proved('worse') ?? proved('better') ?? headlines[0]
}
