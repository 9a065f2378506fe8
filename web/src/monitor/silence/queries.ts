import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type SilentAccount = Schemas['SilentAccount']
export type UnheardDecider = Schemas['UnheardDecider']

const page = (cursor: string | undefined) => ({ limit: 50, ...(cursor === undefined ? {} : { cursor }) })

/** Accounts that say nothing any more, those with most at stake first. */
export const silentAccounts = infiniteQueryOptions({
  queryKey: ['silent-accounts'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(api.GET('/v1/silent-accounts', { params: { query: page(pageParam) }, signal })),
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** People who decide and were not heard, by the end of a contract. */
export const unheardDeciders = infiniteQueryOptions({
  queryKey: ['unheard-deciders'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(api.GET('/v1/unheard-deciders', { params: { query: page(pageParam) }, signal })),
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** Whether there is any account that could be silent. */
export const anyAccount = queryOptions({
  queryKey: ['accounts', 'any'],
  queryFn: ({ signal }) => take(api.GET('/v1/accounts', { params: { query: { limit: 1 } }, signal })),
  select: ({ items }) => items.length > 0,
})
