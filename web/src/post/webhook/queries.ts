import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Webhook = Schemas['Webhook']
/** How something stands that is told of what happens here, be it a program or a channel. */
export type Told = Pick<Webhook, 'id' | 'state' | 'waiting' | 'failed' | 'failing_since' | 'delivered_at'>
export type Delivery = Schemas['WebhookDelivery']
export type DeliveryState = Schemas['DeliveryState']
export type Attempt = Schemas['WebhookAttempt']

/** How often what is on its way is looked at again. */
const AGAIN = 2000

export const webhooks = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => take(api.GET('/v1/webhooks', { params: { query: { limit: 50 } }, signal })),
  select: ({ items }) => items,
  refetchInterval: ({ state: { data } }) => (data?.items.some(({ waiting }) => waiting > 0) ? AGAIN : false),
})

export const events = queryOptions({
  queryKey: ['webhook-events'],
  queryFn: ({ signal }) => take(api.GET('/v1/webhook-events', { signal })),
  select: ({ items }) => items,
  staleTime: 300_000,
})

const at = (id: string) => ({ params: { path: { id } } })

export const deliveries = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhook-deliveries', id, state],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return take(api.GET('/v1/webhooks/{id}/deliveries', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state === 'waiting')) ? AGAIN : false,
  })

/** A delivery with what was sent and what came back. */
export const delivery = (id: string, delivery: string) =>
  queryOptions({
    queryKey: ['webhook-deliveries', id, 'one', delivery],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/webhooks/{id}/deliveries/{delivery}', { params: { path: { id, delivery } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? AGAIN : false),
  })

export const makeWebhook = (body: Schemas['WebhookIn']) => take(api.POST('/v1/webhooks', { body }))
export const changeWebhook = ({ id, ...body }: Schemas['WebhookPatch'] & { id: string }) =>
  take(api.PATCH('/v1/webhooks/{id}', { ...at(id), body }))
export const removeWebhook = (id: string) => take(api.DELETE('/v1/webhooks/{id}', at(id)))
export const renewSecret = ({ id, hours }: { id: string; hours: number }) =>
  take(api.POST('/v1/webhooks/{id}/secret', { ...at(id), body: { overlap_hours: hours } }))
export const tryOut = (id: string) => take(api.POST('/v1/webhooks/{id}/test', at(id)))
export const sendAgain = ({ id, delivery }: { id: string; delivery: string }) =>
  take(api.POST('/v1/webhooks/{id}/deliveries/{delivery}/replay', { params: { path: { id, delivery } } }))
export const sendFailedAgain = ({ id, since }: { id: string; since: string }) =>
  take(api.POST('/v1/webhooks/{id}/replay', { ...at(id), body: { since } }))
