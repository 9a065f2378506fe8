import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Response = Schemas['Recorded']

/** The responses recorded last, those that count. */
export const newestResponses = (limit: number) =>
  queryOptions({
    queryKey: ['responses', 'newest', limit],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/responses', { params: { query: { limit, test: false, excluded: false } }, signal })),
    select: ({ items }) => items,
  })
