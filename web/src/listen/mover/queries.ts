import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Movers = Schemas['Movers']
export type Mover = Schemas['Mover']

export interface MoverFilter {
  /** Half-open dates, `2026-01-01..2026-02-01`. */
  during?: string
  /** Id of an account. */
  account?: string
  /** Key of a touchpoint. */
  touchpoint?: string
}

/** People whose score changed against their own last one. */
export const movers = (filter: MoverFilter) =>
  queryOptions({
    queryKey: ['responses', 'movers', filter],
    queryFn: ({ signal }) => take(api.GET('/v1/movers', { params: { query: filter }, signal })),
  })
