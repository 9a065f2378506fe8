import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Stage = Schemas['StageOut']

/** The stages that customers pass through, in order. */
export const stages = queryOptions({
  queryKey: ['stages'],
  queryFn: ({ signal }) => take(api.GET('/v1/stages', { signal })),
  staleTime: 300_000,
  select: ({ items }) => items,
})

export const makeStage = (body: Schemas['StageIn']) => take(api.POST('/v1/stages', { body }))
export const changeStage = ({ id, ...body }: Schemas['StagePatch'] & { id: string }) =>
  take(api.PATCH('/v1/stages/{id}', { params: { path: { id } }, body }))
export const removeStage = (id: string) => take(api.DELETE('/v1/stages/{id}', { params: { path: { id } } }))
export const orderStages = (order: string[]) => take(api.PUT('/v1/stages/order', { body: { order } }))
