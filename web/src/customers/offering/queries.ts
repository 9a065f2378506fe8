import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/api/client'

/** All offerings, those no longer sold as well: old answers name them. */
export const offerings = queryOptions({
  queryKey: ['offerings'],
  queryFn: ({ signal }) => take(api.GET('/v1/offerings', { signal })),
  staleTime: 300_000,
  select: ({ items }) => items,
})
