import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Touchpoint = Schemas['TouchpointOut']

/** All touchpoints, those no longer used as well: old answers name them. */
export const touchpoints = queryOptions({
  queryKey: ['touchpoints'],
  queryFn: ({ signal }) => take(api.GET('/v1/touchpoints', { params: { query: { retired: true } }, signal })),
  staleTime: 300_000,
  select: ({ items }) => items,
})

export const makeTouchpoint = (body: Schemas['TouchpointIn']) => take(api.POST('/v1/touchpoints', { body }))
export const changeTouchpoint = ({ id, ...body }: Schemas['TouchpointPatch'] & { id: string }) =>
  take(api.PATCH('/v1/touchpoints/{id}', { params: { path: { id } }, body }))
export const orderTouchpoints = (order: string[]) => take(api.PUT('/v1/touchpoints/order', { body: { order } }))
