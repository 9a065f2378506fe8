import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Watch = Schemas['Watch']
export type WatchRule = Schemas['WatchRule']
export type WatchPace = Schemas['WatchPace']
export type WatchPreview = Schemas['WatchPreview']

/** All watches, by name. */
export const watches = queryOptions({
  queryKey: ['watches'],
  queryFn: ({ signal }) => take(api.GET('/v1/watches', { signal })),
  select: ({ items }) => items,
})

export const makeWatch = (body: Schemas['WatchIn']) => take(api.POST('/v1/watches', { body }))
export const changeWatch = ({ id, ...body }: Schemas['WatchPatch'] & { id: string }) =>
  take(api.PATCH('/v1/watches/{id}', { params: { path: { id } }, body }))
export const removeWatch = (id: string) => take(api.DELETE('/v1/watches/{id}', { params: { path: { id } } }))
export const tryWatch = (rule: WatchRule) => take(api.POST('/v1/watches/preview', { body: { rule } }))
