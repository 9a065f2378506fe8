import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import { formOf } from '@/api/form'
import type { paths } from '@/api/schema.gen'
import type { Passage } from './passages'

export type Observation = Schemas['Observation']
export type ObservationKind = Schemas['ObservationKind']
export type Consent = NonNullable<Observation['consent']>
export type ObservationFilter = Omit<
  NonNullable<paths['/v1/observations']['get']['parameters']['query']>,
  'cursor' | 'limit'
>

export const KINDS = ['call', 'meeting', 'interview', 'field_note'] as const satisfies readonly ObservationKind[]
export const CONSENTS = ['named', 'unnamed', 'internal'] as const satisfies readonly Consent[]

const at = (id: string) => ({ params: { path: { id } } })

/** Notes, page after page, what happened last first. */
export const observationPages = (filter: ObservationFilter, limit = 25) =>
  infiniteQueryOptions({
    queryKey: ['observations', 'pages', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/observations', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** One note. */
export const observation = (id: string) =>
  queryOptions({
    queryKey: ['observations', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/observations/{id}', { ...at(id), signal })),
  })

/** What shows what notes say is read anew after them: a note may be a rating, too. */
function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all(
      ['observations', 'voice', 'responses', 'ask', 'tags', 'programmes'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    )
}

/** Keeps a note. */
export function useCreateObservation() {
  return useMutation({
    mutationFn: (body: Schemas['ObservationIn']) => take(api.POST('/v1/observations', { body })),
    onSuccess: useRefresh(),
  })
}

/** Changes a note; refused when somebody else was faster. */
export function useChangeObservation(id: string) {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Schemas['ObservationPatch']) => take(api.PATCH('/v1/observations/{id}', { ...at(id), body })),
    onSuccess: (changed) => {
      client.setQueryData(observation(id).queryKey, changed)
    },
    onSettled: refresh,
  })
}

/** Marks passages of a note, one change after the other, however quickly they come. */
export function useMarkPassages(id: string) {
  const client = useQueryClient()
  const refresh = useRefresh()
  const { queryKey } = observation(id)
  return useMutation({
    scope: { id: `passages ${id}` },
    mutationFn: (passages: Passage[]) => {
      const revision = client.getQueryData(queryKey)?.revision ?? null
      return take(api.PATCH('/v1/observations/{id}', { ...at(id), body: { revision, passages } }))
    },
    onSuccess: (changed) => client.setQueryData(queryKey, changed),
    onSettled: () => {
      refresh()
    },
  })
}

/** Puts tags on a note and takes them off. */
export function useTagObservation({ id, tags }: Observation) {
  const change = useChangeObservation(id)
  const put = ({ on, off }: { on: string[]; off: string[] }) =>
    change.mutate({ tags: [...tags.map((tag) => tag.id).filter((tag) => !off.includes(tag)), ...on] })
  return { ...change, put }
}

/** Brings a file that belongs to a note. */
export function useAttach(id: string) {
  return useMutation({
    mutationFn: (file: File) => take(api.POST('/v1/observations/{id}/files', { ...at(id), ...formOf(file) })),
    onSuccess: useRefresh(),
  })
}

/** Removes a file of a note for good. */
export function useDetach() {
  return useMutation({
    mutationFn: (file: string) => take(api.DELETE('/v1/files/{id}', at(file))),
    onSuccess: useRefresh(),
  })
}

/** Removes a note with its files and its rating; nothing brings it back. */
export function useRemoveObservation() {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/observations/{id}', at(id))),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: ['observations', 'one', id] })
      return refresh()
    },
  })
}
