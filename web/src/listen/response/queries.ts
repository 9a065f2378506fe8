import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { reading } from '@/api/ask'
import { api, type Schemas, take } from '@/api/client'
import { COUNTING, type ResponseFilter } from './filter'

export type Response = Schemas['Recorded']

/** The newest words of customers. */
export const newestWords = (limit: number) =>
  queryOptions({
    queryKey: ['responses', 'words', limit],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/responses', { params: { query: { ...COUNTING, worded: true, limit } }, signal })),
    select: ({ items }) => items,
  })

/** Responses, page after page. */
export const responsePages = (filter: ResponseFilter, limit = 25) =>
  infiniteQueryOptions({
    queryKey: ['responses', 'pages', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/responses', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** One response with all it says. */
export const response = (id: string) =>
  queryOptions({
    queryKey: ['responses', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/responses/{id}', { params: { path: { id } }, signal })),
  })

/** What a response said before it was replaced. */
export const responseHistory = (id: string) =>
  queryOptions({
    queryKey: ['responses', 'history', id],
    queryFn: ({ signal }) => take(api.GET('/v1/responses/{id}/history', { params: { path: { id } }, signal })),
    select: ({ items }) => items,
  })

/** The keys of the surveys that were answered. */
export const surveysAnswered = {
  ...reading({ measure: 'count', by: ['survey'] }),
  select: ({ rows }: Schemas['Reading']) =>
    rows.flatMap(({ by }) => (by as { survey?: string | null }).survey ?? []).toSorted(),
}

/** The channels by which customers were asked. */
export const channelsUsed = {
  ...reading({ measure: 'count', by: ['channel'] }),
  select: ({ rows }: Schemas['Reading']) =>
    rows.flatMap(({ by }) => (by as { channel?: string | null }).channel ?? []).toSorted(),
}

/** How many responses a file would have. */
export const responseCount = (filter: ResponseFilter) =>
  queryOptions({
    queryKey: ['responses', 'count', filter],
    queryFn: ({ signal }) => take(api.GET('/v1/responses/count', { params: { query: filter }, signal })),
  })

/** Puts tags on responses and takes them off. */
export function useTagMany() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { ids: string[]; on: string[]; off: string[] }) =>
      take(api.POST('/v1/responses/tags', { body })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['responses'] }),
        client.invalidateQueries({ queryKey: ['tags'] }),
      ]),
  })
}

/** Keeps responses from all figures, with one reason; without one, they count again. */
export function useExcludeMany() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ids, reason }: { ids: string[]; reason: string | null }) =>
      take(api.POST('/v1/responses/marks', { body: { ids, excluded: reason } })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['responses'] }),
        client.invalidateQueries({ queryKey: ['ask'] }),
      ]),
  })
}

/** Keeps a response from all figures, with a reason; without one, it counts again. */
export function useExclude() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string | null }) =>
      take(api.PATCH('/v1/responses/{id}', { params: { path: { id } }, body: { excluded: reason } })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['responses'] }),
        client.invalidateQueries({ queryKey: ['ask'] }),
      ]),
  })
}
