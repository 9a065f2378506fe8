import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Source = Schemas['Source']
export type SourceKind = Schemas['SourceKind']
export type EventRule = Schemas['EventRule']

export const KINDS: readonly SourceKind[] = [
  'segment',
  'cloudevents',
  'webhook',
  'folder',
  'files',
  'feedback',
  'reviews',
  'support',
  'complaints',
]

export const sources = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => take(api.GET('/v1/sources', { signal })),
  select: ({ items }) => items,
})

export const eventRules = queryOptions({
  queryKey: ['event-rules'],
  queryFn: ({ signal }) => take(api.GET('/v1/event-rules', { signal })),
  select: ({ items }) => items,
})

/** How many interactions rules would be applied to, and how far that is; asked again until it is done. */
export const applied = queryOptions({
  queryKey: ['event-rules-applied'],
  queryFn: ({ signal }) => take(api.GET('/v1/event-rules/apply', { signal })),
  refetchInterval: ({ state: { data } }) => (data?.run && !data.run.ended_at ? 1000 : false),
})

/** For how many days interactions are kept. */
export const kept = queryOptions({
  queryKey: ['interaction-keep'],
  queryFn: ({ signal }) => take(api.GET('/v1/interactions/keep', { signal })),
})

const at = (id: string) => ({ params: { path: { id } } })

export const makeSource = (body: Schemas['SourceIn']) => take(api.POST('/v1/sources', { body }))
export const renewKey = (id: string) => take(api.POST('/v1/sources/{id}/key', at(id)))
export const setClosed = ({ id, closed }: { id: string; closed: boolean }) =>
  take(closed ? api.POST('/v1/sources/{id}/close', at(id)) : api.POST('/v1/sources/{id}/open', at(id)))
export const setMerges = ({ id, merges }: { id: string; merges: boolean }) =>
  take(api.PATCH('/v1/sources/{id}', { ...at(id), body: { merges } }))
export const changeSource = ({ id, ...body }: { id: string } & Schemas['SourcePatch']) =>
  take(api.PATCH('/v1/sources/{id}', { ...at(id), body }))
export const applyRules = () => take(api.POST('/v1/event-rules/apply'))
export const keepFor = (days: number | null) => take(api.PUT('/v1/interactions/keep', { body: { days } }))
export const makeRule = (body: Schemas['EventRuleIn']) => take(api.POST('/v1/event-rules', { body }))
export const removeRule = (id: string) => take(api.DELETE('/v1/event-rules/{id}', at(id)))
export const moveRule = ({ id, position }: { id: string; position: number }) =>
  take(api.PATCH('/v1/event-rules/{id}', { ...at(id), body: { position } }))

/** Changes something and reads anew what depends on it; a refusal is told where the person is. */
export function useChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onError: ({ message }) => notifications.show({ message, color: 'gray', role: 'alert' }),
    onSettled: () =>
      Promise.all(
        ['sources', 'event-rules', 'event-rules-applied', 'interaction-keep', 'interactions'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}
