import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Hold = Schemas['HoldOut']

/** A person, or everybody of an account. */
export type Whom = { contact: string } | { account: string }

/** What holds somebody back now. */
export const holdsNow = (whom: Whom) =>
  queryOptions({
    queryKey: ['holds', whom],
    queryFn: ({ signal }) => take(api.GET('/v1/holds', { params: { query: { ...whom, now: true } }, signal })),
    select: ({ items }) => items,
  })

export const placeHold = (body: Schemas['HoldIn']) => take(api.POST('/v1/holds', { body }))
export const liftHold = (id: string) => take(api.DELETE('/v1/holds/{id}', { params: { path: { id } } }))
