import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Interaction = Schemas['Interaction']
export type RefusedItem = Schemas['RefusedItem']

export interface InteractionFilter {
  source?: string
  event?: string
  call?: Schemas['InteractionCall']
  contact?: string
  account?: string
  touchpoint?: string
  known?: boolean
  sort?: 'received' | 'happened'
}

/** What customers did, page after page. */
export const interactionPages = (filter: InteractionFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['interactions', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/interactions', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** What sources sent and was not taken in, page after page. */
export const refusedPages = (source?: string) =>
  infiniteQueryOptions({
    queryKey: ['interactions', 'refused', source],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(source ? { source } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return take(api.GET('/v1/interactions/refused', { params: { query }, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The names of all events that ever came. */
export const eventNames = queryOptions({
  queryKey: ['interactions', 'events'],
  queryFn: ({ signal }) => take(api.GET('/v1/interactions/events', { signal })),
  select: ({ items }) => items,
})
