import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Chat = Schemas['Chat']
export type ChatKind = Schemas['ChatKind']
export const KINDS = ['slack', 'teams'] as const satisfies readonly ChatKind[]

/** How often what is on its way is looked at again. */
const AGAIN = 2000

export const chats = queryOptions({
  queryKey: ['chats'],
  queryFn: ({ signal }) => take(api.GET('/v1/chats', { params: { query: { limit: 50 } }, signal })),
  select: ({ items }) => items,
  refetchInterval: ({ state: { data } }) => (data?.items.some(({ waiting }) => waiting > 0) ? AGAIN : false),
})

const at = (id: string) => ({ params: { path: { id } } })

export const makeChat = (body: Schemas['ChatIn']) => take(api.POST('/v1/chats', { body }))
export const changeChat = ({ id, ...body }: Schemas['ChatPatch'] & { id: string }) =>
  take(api.PATCH('/v1/chats/{id}', { ...at(id), body }))
export const removeChat = (id: string) => take(api.DELETE('/v1/chats/{id}', at(id)))
