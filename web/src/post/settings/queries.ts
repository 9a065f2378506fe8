import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type MailSettings = Schemas['MailSettings']
export type Suppression = Schemas['Suppression']

export const mail = queryOptions({
  queryKey: ['mail'],
  queryFn: ({ signal }) => take(api.GET('/v1/mail', { signal })),
})

/** What became of a letter; asked again until it has left. */
export const letter = (id: string) =>
  queryOptions({
    queryKey: ['letters', id],
    queryFn: ({ signal }) => take(api.GET('/v1/letters/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'waiting' ? false : 2000),
  })

export const suppressions = (address: string) =>
  queryOptions({
    queryKey: ['suppressions', address],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/suppressions', { params: { query: { limit: 500, ...(address ? { address } : {}) } }, signal })),
  })

export const changeMail = (body: Schemas['MailPatch']) => take(api.PATCH('/v1/mail', { body }))
export const sendTest = () => take(api.POST('/v1/mail/test'))
export const makeKey = () => take(api.PUT('/v1/mail/key'))
export const revokeKey = () => take(api.DELETE('/v1/mail/key'))
export const suppress = (address: string) => take(api.POST('/v1/suppressions', { body: { address } }))
export const release = (id: string) => take(api.DELETE('/v1/suppressions/{id}', { params: { path: { id } } }))
