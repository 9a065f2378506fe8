import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Programme = Schemas['ProgrammeOut']
export type ProgrammeState = Schemas['ProgrammeState']
export type Plan = Schemas['ProgrammePlan']
export type Trigger = Schemas['ProgrammeTrigger']
export type Rates = Schemas['InvitationRates']
export type ProgrammePath = Schemas['ProgrammePath']
export type DryRun = Schemas['DryRun']
export type Invitation = Schemas['SurveyInvitation']
export type InvitationState = Schemas['InvitationState']
export type SkipReason = Schemas['SkipReason']

export const INVITATION_STATES: readonly InvitationState[] = [
  'waiting',
  'sent',
  'skipped',
  'expired',
  'bounced',
  'stopped',
  'came',
]
export const REASONS: readonly SkipReason[] = [
  'held',
  'asked_recently',
  'account_asked',
  'objected',
  'no_address',
  'suppressed',
  'too_late',
  'left_audience',
  'survey_closed',
  'programme_ended',
]

const at = (id: string) => ({ params: { path: { id } } })

/** All programmes by name. */
export const programmes = queryOptions({
  queryKey: ['programmes', 'list'],
  queryFn: ({ signal }) => take(api.GET('/v1/programmes', { signal })),
  select: ({ items }) => items,
})

export const programme = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/programmes/{id}', { ...at(id), signal })),
  })

/** What became of all whom a programme was to ask. */
export const rates = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'rates', id],
    queryFn: ({ signal }) => take(api.GET('/v1/programmes/{id}/rates', { ...at(id), signal })),
  })

/** How far those went whom a programme asked. */
export const cameOf = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'path', id],
    queryFn: ({ signal }) => take(api.GET('/v1/programmes/{id}/path', { ...at(id), signal })),
  })

/** Who would be asked now; nothing is written. */
export const dryRun = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'dry', id],
    queryFn: ({ signal }) => take(api.POST('/v1/programmes/{id}/dry-run', { ...at(id), signal })),
    staleTime: 0,
  })

/** All personal links that wait to be sent and answered. */
export async function linksOf(id: string): Promise<readonly Schemas['InvitationLink'][]> {
  const links: Schemas['InvitationLink'][] = []
  let cursor: string | undefined
  do {
    const query = { limit: 500, ...(cursor === undefined ? {} : { cursor }) }
    const page = await take(api.GET('/v1/programmes/{id}/links', { params: { path: { id }, query } }))
    links.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return links
}

export interface InvitationFilter {
  state?: InvitationState
  reason?: SkipReason
}

/** The invitations of a programme, those due last first. */
export const invitationPages = (programme: string, filter: InvitationFilter) =>
  infiniteQueryOptions({
    queryKey: ['programmes', 'invitations', programme, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/survey-invitations', {
          params: {
            query: { programme, ...filter, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The interviews that a programme handed to somebody; those of one member's accounts, or all. */
export const interviewsOf = (programme: string, owner: string | undefined) =>
  queryOptions({
    queryKey: ['programmes', 'interviews', programme, owner],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/survey-invitations', {
          params: { query: { programme, state: 'sent', limit: 500, ...(owner ? { owner } : {}) } },
          signal,
        }),
      ),
    select: ({ items }) => items,
  })

export const makeProgramme = (body: Schemas['ProgrammeIn']) => take(api.POST('/v1/programmes', { body }))
export const changeProgramme = ({ id, ...body }: Schemas['ProgrammePatch'] & { id: string }) =>
  take(api.PATCH('/v1/programmes/{id}', { ...at(id), body }))
export const removeProgramme = (id: string) => take(api.DELETE('/v1/programmes/{id}', at(id)))
