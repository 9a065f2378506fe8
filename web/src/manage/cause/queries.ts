import { api, type Schemas, take } from '@/api/client'

export type RootCause = Schemas['RootCause']

const at = (id: string) => ({ params: { path: { id } } })

export const makeCause = (body: Schemas['RootCauseIn']) => take(api.POST('/v1/root-causes', { body }))
export const changeCause = ({ id, ...body }: Schemas['RootCausePatch'] & { id: string }) =>
  take(api.PATCH('/v1/root-causes/{id}', { ...at(id), body }))
export const removeCause = (id: string) => take(api.DELETE('/v1/root-causes/{id}', at(id)))
