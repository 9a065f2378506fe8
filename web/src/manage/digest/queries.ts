import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Digest = Schemas['Digest']
export type DigestKind = Schemas['DigestKind']
export type DigestEvery = Schemas['DigestEvery']
export type Subscription = Schemas['DigestSubscription']

export const KINDS = ['executive', 'team', 'person'] as const satisfies readonly DigestKind[]
export const EVERY = ['day', 'week', 'month'] as const satisfies readonly DigestEvery[]

/** What the last whole period brought, read now. */
export const digestNow = (kind: DigestKind, every: DigestEvery) =>
  queryOptions({
    queryKey: ['digests', 'now', kind, every],
    queryFn: ({ signal }) => take(api.GET('/v1/digests/now', { params: { query: { kind, every } }, signal })),
  })

/** A digest as it was sent. */
export const digest = (id: string) =>
  queryOptions({
    queryKey: ['digests', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/digests/{id}', { params: { path: { id } }, signal })),
  })

/** Those that were sent to whoever is logged in, the newest first. */
export const digestPages = infiniteQueryOptions({
  queryKey: ['digests', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(
      api.GET('/v1/digests', {
        params: { query: { limit: 10, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
})

export const subscriptions = queryOptions({
  queryKey: ['digests', 'subscriptions'],
  queryFn: ({ signal }) => take(api.GET('/v1/digest-subscriptions', { signal })),
  select: ({ items }) => items,
})

export const subscribe = (body: Schemas['DigestSubscriptionIn']) => take(api.POST('/v1/digest-subscriptions', { body }))
export const unsubscribe = (id: string) =>
  take(api.DELETE('/v1/digest-subscriptions/{id}', { params: { path: { id } } }))

/** What the digests of the workspace are about. */
export const settings = queryOptions({
  queryKey: ['digests', 'settings'],
  queryFn: ({ signal }) => take(api.GET('/v1/digest-settings', { signal })),
})

export const changeSettings = (body: Schemas['DigestSettings']) => take(api.PUT('/v1/digest-settings', { body }))

/** What channels of Slack and Teams get. */
export const chatDigests = queryOptions({
  queryKey: ['digests', 'chats'],
  queryFn: ({ signal }) => take(api.GET('/v1/chat-digests', { signal })),
  select: ({ items }) => items,
})

export const subscribeChat = (body: Schemas['ChatDigestIn']) => take(api.POST('/v1/chat-digests', { body }))
export const unsubscribeChat = (id: string) => take(api.DELETE('/v1/chat-digests/{id}', { params: { path: { id } } }))
