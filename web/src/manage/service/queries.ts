import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type ServiceClass = Schemas['ServiceClass']
export type Level = Schemas['EscalationLevel']
export type Ours = Schemas['EscalationOurs']
export type Theirs = Schemas['EscalationTheirs']

/** How soon customers are helped: the first class that fits an account holds. */
export const serviceClasses = queryOptions({
  queryKey: ['service-classes'],
  queryFn: ({ signal }) => take(api.GET('/v1/service-classes', { signal })),
  select: ({ items }) => items,
})

const at = (id: string) => ({ params: { path: { id } } })

export const makeClass = (body: Schemas['ServiceClassIn']) => take(api.POST('/v1/service-classes', { body }))
export const changeClass = ({ id, ...body }: Schemas['ServiceClassPatch'] & { id: string }) =>
  take(api.PATCH('/v1/service-classes/{id}', { ...at(id), body }))
export const removeClass = (id: string) => take(api.DELETE('/v1/service-classes/{id}', at(id)))
