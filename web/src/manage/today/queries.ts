import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import type { paths } from '@/api/schema.gen'

export type Todo = Schemas['TodayItem']
export type Urgency = Schemas['Urgency']

/** From what should have been done to what has time. */
export const URGENCIES = ['late', 'today', 'week', 'later'] as const satisfies readonly Urgency[]

/** Whose list: one's own, that of one's teams, everybody's, or that of a member by id. */
export type Of = 'teams' | 'everybody' | (string & {}) | undefined

const asked = (of: Of) => (of === 'teams' || of === 'everybody' ? { whose: of } : of ? { member: of } : {}) as Query
type Query = NonNullable<paths['/v1/today']['get']['parameters']['query']>

/** What somebody should do now, in one ranked list. */
export const today = (of: Of) =>
  queryOptions({
    queryKey: ['today', of],
    queryFn: ({ signal }) => take(api.GET('/v1/today', { params: { query: asked(of) }, signal })),
    refetchOnWindowFocus: true,
    refetchInterval: 300_000,
  })
