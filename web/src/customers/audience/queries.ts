import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Audience = Schemas['AudienceOut']
export type AudienceKind = Schemas['AudienceKind']

export const KINDS: readonly AudienceKind[] = ['filter', 'list', 'staff']

const at = (id: string) => ({ params: { path: { id } } })

/** All audiences by name. */
export const audiences = queryOptions({
  queryKey: ['audiences', 'list'],
  queryFn: ({ signal }) => take(api.GET('/v1/audiences', { signal })),
  select: ({ items }) => items,
})

export const audience = (id: string) =>
  queryOptions({
    queryKey: ['audiences', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/audiences/{id}', { ...at(id), signal })),
  })

/** How many people and accounts an audience has now. */
export const audienceSize = (id: string) =>
  queryOptions({
    queryKey: ['audiences', 'size', id],
    queryFn: ({ signal }) => take(api.GET('/v1/audiences/{id}/size', { ...at(id), signal })),
  })

/** How many people a condition finds now. */
export const tried = (filter: string) =>
  queryOptions({
    queryKey: ['audiences', 'try', filter],
    queryFn: ({ signal }) => take(api.POST('/v1/audiences/try', { body: { filter }, signal })),
  })

/** The people of an audience, page after page. */
export const audiencePeople = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['audiences', 'people', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/audiences/{id}/people', {
          params: { path: { id }, query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const makeAudience = (body: Schemas['AudienceIn']) => take(api.POST('/v1/audiences', { body }))
export const changeAudience = ({ id, ...body }: Schemas['AudiencePatch'] & { id: string }) =>
  take(api.PATCH('/v1/audiences/{id}', { ...at(id), body }))
export const removeAudience = (id: string) => take(api.DELETE('/v1/audiences/{id}', at(id)))
export const pick = ({ id, ...body }: Schemas['AudiencePick'] & { id: string }) =>
  take(api.POST('/v1/audiences/{id}/people', { ...at(id), body }))
