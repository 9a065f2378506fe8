import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Moment = Schemas['Moment']

/** What happened with an account, page after page, the latest first. */
export const momentPages = (account: string, limit = 30) =>
  infiniteQueryOptions({
    queryKey: ['timeline', account, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/accounts/{id}/timeline', {
          params: {
            path: { id: account },
            query: { limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
