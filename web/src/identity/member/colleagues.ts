import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Colleague = Schemas['MemberOut']

/** The members of the workspace, for choosing one of them. */
export const colleagues = queryOptions({
  queryKey: ['members', 'colleagues'],
  queryFn: ({ signal }) => take(api.GET('/v1/members', { params: { query: { limit: 500 } }, signal })),
  staleTime: 300_000,
  select: ({ items }) => items,
})

/** The teams of the workspace, for choosing one of them. */
export const teamNames = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => take(api.GET('/v1/teams', { signal })),
})
