import { notifications } from '@mantine/notifications'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Member = Schemas['MemberOut']
export type Role = Schemas['Role']
export type Team = Schemas['TeamOut']
export type Token = Schemas['TokenOut']
export type Device = Schemas['DeviceOut']
export type Workspace = Schemas['WorkspaceOut']
export type Attribute = Schemas['AttributeOut']
export type Line = Schemas['AuditOut']

export const members = queryOptions({
  queryKey: ['members', 'here'],
  queryFn: ({ signal }) => take(api.GET('/v1/members', { params: { query: { limit: 500 } }, signal })),
  select: ({ items }) => items,
})

/** Those who left; the audit trail still names them. */
export const left = queryOptions({
  queryKey: ['members', 'left'],
  queryFn: ({ signal }) => take(api.GET('/v1/members', { params: { query: { limit: 500, left: true } }, signal })),
  select: ({ items }) => items,
})

export const invitations = queryOptions({
  queryKey: ['members', 'invited'],
  queryFn: ({ signal }) => take(api.GET('/v1/invitations', { signal })),
})

export const teams = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => take(api.GET('/v1/teams', { signal })),
})

export const team = (id: string) =>
  queryOptions({
    queryKey: ['teams', id],
    queryFn: ({ signal }) => take(api.GET('/v1/teams/{id}', { params: { path: { id } }, signal })),
  })

export const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => take(api.GET('/v1/tokens', { params: { query: { limit: 500 } }, signal })),
  select: ({ items }) => items,
})

export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => take(api.GET('/v1/sessions', { signal })),
})

export const workspace = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => take(api.GET('/v1/workspace', { signal })),
  staleTime: 300_000,
})

export const attributes = queryOptions({
  queryKey: ['attributes'],
  queryFn: ({ signal }) => take(api.GET('/v1/attributes', { signal })),
  select: ({ items }) => items,
})

export interface AuditFilter {
  actor?: string
  noun?: string
  action?: string
  from?: string
  until?: string
}

export const audit = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }
      return take(api.GET('/v1/audit', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

/** Changes something and reads anew what depends on it; a refusal is told where the person is. */
export function useChange<T, R>(change: (given: T) => Promise<R>, ...about: string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onError: ({ message }) => notifications.show({ message, color: 'gray', role: 'alert' }),
    onSettled: () => Promise.all(about.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
}

const at = (id: string) => ({ params: { path: { id } } })

export const invite = (body: Schemas['InvitationIn']) => take(api.POST('/v1/members', { body }))
export const withdraw = (mail: string) => take(api.DELETE('/v1/invitations/{mail}', { params: { path: { mail } } }))
export const passwordLink = (id: string) => take(api.POST('/v1/members/{id}/password-link', at(id)))
export const changeMember = ({ id, ...body }: Schemas['MemberPatch'] & { id: string }) =>
  take(api.PATCH('/v1/members/{id}', { ...at(id), body }))
export const letLeave = ({ id, successor }: { id: string; successor: string | null }) =>
  take(api.POST('/v1/members/{id}/leave', { ...at(id), body: { successor } }))

export const makeTeam = (body: Schemas['TeamIn']) => take(api.POST('/v1/teams', { body }))
export const changeTeam = ({ id, ...body }: Schemas['TeamPatch'] & { id: string }) =>
  take(api.PATCH('/v1/teams/{id}', { ...at(id), body }))
export const putIntoTeam = ({ leads, ...path }: { team: string; member: string; leads: boolean }) =>
  take(api.PUT('/v1/teams/{team}/members/{member}', { params: { path }, body: { leads } }))
export const takeOutOfTeam = (path: { team: string; member: string }) =>
  take(api.DELETE('/v1/teams/{team}/members/{member}', { params: { path } }))

export const makeToken = (body: Schemas['TokenIn']) => take(api.POST('/v1/tokens', { body }))
export const revokeToken = (id: string) => take(api.DELETE('/v1/tokens/{id}', at(id)))
export const endDevice = (id: string) => take(api.DELETE('/v1/sessions/{id}', at(id)))
export const changePassword = (body: Schemas['PasswordChange']) => take(api.PUT('/v1/password', { body }))
export const changeWorkspace = (body: Schemas['WorkspacePatch']) => take(api.PATCH('/v1/workspace', { body }))

export const defineAttribute = (body: Schemas['AttributeIn']) => take(api.POST('/v1/attributes', { body }))
export const removeAttribute = ({ noun, name }: Pick<Attribute, 'noun' | 'name'>) =>
  take(api.DELETE('/v1/attributes/{noun}/{name}', { params: { path: { noun, name } } }))
