import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Alert = Schemas['Alert']
export type AlertState = Schemas['AlertState']
export type AlertDetail = Schemas['AlertDetail']
export type AlertStep = Schemas['AlertStep']
export type AlertMoved = Schemas['AlertMoved']

export const STATES = ['open', 'acknowledged', 'resolved'] as const satisfies readonly AlertState[]

/** Alerts of a state, the newest first. */
export const alerts = (state: AlertState) =>
  infiniteQueryOptions({
    queryKey: ['alerts', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/alerts', {
          params: { query: { state, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** Alerts of an account that are not over, the newest first. */
export const alertsOf = (account: string) =>
  queryOptions({
    queryKey: ['alerts', 'of', account],
    queryFn: ({ signal }) => take(api.GET('/v1/alerts', { params: { query: { account, limit: 50 } }, signal })),
    select: ({ items }) => items.filter(({ state }) => state !== 'resolved'),
  })

/** One alert with what happened to it. */
export const alert = (id: string) =>
  queryOptions({
    queryKey: ['alerts', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/alerts/{id}', { params: { path: { id } }, signal })),
  })

const path = (id: string) => ({ params: { path: { id } } })

export const acknowledge = (id: string) => take(api.POST('/v1/alerts/{id}/acknowledge', path(id)))
export const resolve = (id: string) => take(api.POST('/v1/alerts/{id}/resolve', path(id)))
export const mute = ({ id, until }: { id: string; until: string | null }) =>
  take(api.POST('/v1/alerts/{id}/mute', { ...path(id), body: { until } }))
