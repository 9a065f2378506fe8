import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import type { paths } from '@/api/schema.gen'

export type Decision = Schemas['Decision']
export type DecisionWhole = Schemas['DecisionWhole']
export type DecisionState = Schemas['DecisionState']
export type DecisionFilter = Omit<NonNullable<paths['/v1/decisions']['get']['parameters']['query']>, 'cursor' | 'limit'>

export const DECISION_STATES = ['decided', 'done', 'dropped'] as const satisfies readonly DecisionState[]

/** Decisions, those taken last first, page after page. */
export const decisionPages = (filter: DecisionFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['decisions', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/decisions', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The newest of them. */
export const newestDecisions = (filter: DecisionFilter, limit: number) =>
  queryOptions({
    queryKey: ['decisions', 'newest', filter, limit],
    queryFn: ({ signal }) => take(api.GET('/v1/decisions', { params: { query: { ...filter, limit } }, signal })),
    select: ({ items }) => items,
  })

export const decision = (id: string) =>
  queryOptions({
    queryKey: ['decisions', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/decisions/{id}', { params: { path: { id } }, signal })),
  })

export const noteDecision = (body: Schemas['DecisionIn']) => take(api.POST('/v1/decisions', { body }))
export const changeDecision = ({ id, ...body }: Partial<Schemas['DecisionPatch']> & { id: string }) =>
  take(api.PATCH('/v1/decisions/{id}', { params: { path: { id } }, body: body as Schemas['DecisionPatch'] }))
