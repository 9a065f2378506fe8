import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Playbook = Schemas['Playbook']
export type PlaybookRun = Schemas['PlaybookRun']
export type Step = Schemas['PlaybookStep']
export type Role = Schemas['PlaybookRole']
export type Start = Schemas['PlaybookStart']

/** What is done when something happens to a customer. */
export const playbooks = queryOptions({
  queryKey: ['playbooks'],
  queryFn: ({ signal }) => take(api.GET('/v1/playbooks', { signal })),
  select: ({ items }) => items,
})

/** The playbooks that are or were followed for a record, or for an account and all about it. */
export const runs = (of: { about: string } | { account: string }) =>
  infiniteQueryOptions({
    queryKey: ['playbook-runs', of],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { ...of, limit: 5, ...(pageParam ? { cursor: pageParam } : {}) }
      return take(api.GET('/v1/playbook-runs', { params: { query }, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

/** What is read anew when a playbook was started, decided or left. */
export const AFTER_RUN = ['playbook-runs', 'tasks', 'today']

const of = (key: string) => ({ params: { path: { key } } })
const at = (id: string) => ({ params: { path: { id } } })

export const makePlaybook = (body: Schemas['PlaybookIn']) => take(api.POST('/v1/playbooks', { body }))
export const changePlaybook = ({ key, ...body }: Schemas['PlaybookPatch'] & { key: string }) =>
  take(api.PATCH('/v1/playbooks/{key}', { ...of(key), body }))
export const removePlaybook = (key: string) => take(api.DELETE('/v1/playbooks/{key}', of(key)))
export const startPlaybook = ({ key, about }: { key: string; about: string }) =>
  take(api.POST('/v1/playbooks/{key}/start', { ...of(key), body: { about } }))
export const decideRun = ({ id, words }: { id: string; words: string }) =>
  take(api.POST('/v1/playbook-runs/{id}/decision', { ...at(id), body: { words } }))
export const stopRun = (id: string) => take(api.POST('/v1/playbook-runs/{id}/stop', at(id)))
