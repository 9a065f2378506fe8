import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import { formOf } from '@/api/form'
import type { paths } from '@/api/schema.gen'

export type Case = Schemas['CaseOut']
export type CaseWhole = Schemas['CaseWhole']
export type CaseState = Schemas['CaseState']
export type CasePriority = Schemas['CasePriority']
export type CaseKind = Schemas['CaseKind']
export type CaseWay = Schemas['CaseWay']
export type DueWhat = Schemas['CaseDueWhat']
export type CaseChange = Schemas['CaseBulkChange']
export type CaseFilter = Omit<NonNullable<paths['/v1/cases']['get']['parameters']['query']>, 'cursor' | 'limit'>

export const STATES = ['open', 'working', 'waiting', 'resolved', 'closed'] as const satisfies readonly CaseState[]
/** From the one that presses most. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly CasePriority[]
export const KINDS = ['experience', 'complaint', 'praise'] as const satisfies readonly CaseKind[]
export const WAYS = ['call', 'meeting', 'visit', 'mail', 'chat', 'letter'] as const satisfies readonly CaseWay[]

const at = (id: string) => ({ params: { path: { id } } })

/** Cases, page after page: what is due first at the beginning. */
export const casePages = (filter: CaseFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'pages', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/cases', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** How many cases are open, late, and nobody's. */
export const caseCounts = ({ sort: _, ...query }: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', 'counts', query],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/counts', { params: { query }, signal })),
  })

/** One case with all that belongs to it. */
export const oneCase = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}', { ...at(id), signal })),
  })

/** Why things go wrong, as a tree. */
export const rootCauses = queryOptions({
  queryKey: ['root-causes'],
  queryFn: ({ signal }) => take(api.GET('/v1/root-causes', { signal })),
  select: ({ items }) => items,
})

/** What is read anew when a case changed. */
export const AFTER_CASE = ['cases', 'today', 'holds']

export const openCase = (body: Schemas['CaseIn']) => take(api.POST('/v1/cases', { body }))
export const changeCase = ({ id, ...body }: Schemas['CasePatch'] & { id: string }) =>
  take(api.PATCH('/v1/cases/{id}', { ...at(id), body }))
export const spokeTo = ({ id, ...body }: Schemas['CaseWordsIn'] & { id: string }) =>
  take(api.POST('/v1/cases/{id}/words', { ...at(id), body }))
export const changeCases = (body: Schemas['CaseBulk']) => take(api.POST('/v1/cases/bulk', { body }))
export const tagCases = (body: Schemas['CaseTagsIn']) => take(api.POST('/v1/cases/tags', { body }))
export const bringFile = ({ id, file }: { id: string; file: File }) =>
  take(api.POST('/v1/cases/{id}/files', { ...at(id), ...formOf(file) }))
export const dropFile = (id: string) => take(api.DELETE('/v1/files/{id}', at(id)))
