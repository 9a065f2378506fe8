import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Announcement = Schemas['Announcement']
export type AnnouncementText = Schemas['AnnouncementText']
export type AnnouncementState = Schemas['AnnouncementState']
export type AnnouncementStage = Schemas['AnnouncementStage']
export type AnnouncementFate = Schemas['AnnouncementFate']
export type Audience = Schemas['AnnouncementAudience']

/** Announcements, those made last first, page after page. */
export const announcementPages = infiniteQueryOptions({
  queryKey: ['announcements', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(
      api.GET('/v1/announcements', {
        params: { query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** Those of one decision. */
export const announcementsOf = (decision: string) =>
  queryOptions({
    queryKey: ['announcements', 'of', decision],
    queryFn: ({ signal }) => take(api.GET('/v1/announcements', { params: { query: { decision, limit: 10 } }, signal })),
    select: ({ items }) => items,
  })

export const announcement = (id: string) =>
  queryOptions({
    queryKey: ['announcements', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/announcements/{id}', { params: { path: { id } }, signal })),
  })

/** Who gets a letter about a stage, and who does not and why. */
export const audienceOf = (id: string, stage: AnnouncementStage) =>
  queryOptions({
    queryKey: ['announcements', 'audience', id, stage],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/announcements/{id}/audience', { params: { path: { id }, query: { stage } }, signal })),
  })

/** How it will look. */
export const preview = (body: Schemas['AnnouncementPreviewIn']) =>
  queryOptions({
    queryKey: ['announcement-preview', body],
    queryFn: ({ signal }) => take(api.POST('/v1/announcements/preview', { body, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const newsPage = queryOptions({
  queryKey: ['announcements', 'page'],
  queryFn: ({ signal }) => take(api.GET('/v1/news-page', { signal })),
})

const at = (id: string) => ({ params: { path: { id } } })

export const writeAnnouncement = (body: Schemas['AnnouncementIn']) => take(api.POST('/v1/announcements', { body }))
export const changeAnnouncement = ({ id, ...body }: Schemas['AnnouncementPatch'] & { id: string }) =>
  take(api.PATCH('/v1/announcements/{id}', { ...at(id), body }))
export const removeAnnouncement = (id: string) => take(api.DELETE('/v1/announcements/{id}', at(id)))
export const publishAnnouncement = ({ id, stage }: { id: string; stage: AnnouncementStage }) =>
  take(api.POST('/v1/announcements/{id}/publish', { ...at(id), body: { stage } }))
export const withdrawAnnouncement = (id: string) => take(api.POST('/v1/announcements/{id}/withdraw', at(id)))
export const writeLetters = ({ id, ...body }: Schemas['AnnouncementWrite'] & { id: string }) =>
  take(api.POST('/v1/announcements/{id}/letters', { ...at(id), body }))
export const setNewsPage = (body: Schemas['NewsPageIn']) => take(api.PUT('/v1/news-page', { body }))
