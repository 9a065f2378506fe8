import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Notice = Schemas['Notice']

/** How many of one's own notices were not read; looked at again from time to time. */
export const unread = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => take(api.GET('/v1/notices/count', { signal })),
  refetchInterval: 60_000,
  refetchOnWindowFocus: true,
})

/** One's own notices, the newest first. */
export const notices = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) }
    return take(api.GET('/v1/notices', { params: { query }, signal }))
  },
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
  select: ({ pages }) => pages.flatMap(({ items }) => items),
  staleTime: 0,
})

/** Marks these as read; all without a list. */
export const markRead = (notices?: string[]) =>
  take(api.POST('/v1/notices/read', { body: { notices: notices ?? null } }))
