import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import { formOf } from '@/api/form'
import type { Definition } from './design/definition'

export type Survey = Schemas['SurveyOut']
export type SurveySummary = Schemas['SurveySummary']
export type SurveyState = Schemas['SurveyState']
export type Finding = Schemas['SurveyFinding']
export type Left = Schemas['SurveyLeft']
export type SurveyLink = Schemas['SurveyLinkOut']
export type Results = Schemas['SurveyResults']

/** A draft with the revision it has on the server. */
export interface Draft {
  definition: Definition
  revision: number
}

/** The builder's view of a definition: wider than the description, so that one editor fits all kinds of questions. */
const seen = (definition: Schemas['SurveyDefinition']): Definition => definition
const sent = (definition: Definition) => definition as Schemas['SurveyDefinition']

const EMPTY: Definition = { title: {}, languages: ['en'], pages: [] }

/** The draft of a survey. */
export const draftOf = ({ definition, revision }: Survey): Draft => ({
  definition: definition ? seen(definition) : EMPTY,
  revision,
})

/** Surveys, page after page, those made last first. */
export const surveyPages = infiniteQueryOptions({
  queryKey: ['surveys', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(
      api.GET('/v1/surveys', {
        params: { query: { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** The names of surveys, as far as one page of the list goes. */
export const everySurvey = queryOptions({
  queryKey: ['surveys', 'names'],
  queryFn: ({ signal }) => take(api.GET('/v1/surveys', { params: { query: { limit: 500 } }, signal })),
  staleTime: 60_000,
  select: ({ items }) => items,
})

/** One survey with its draft. */
export const survey = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/surveys/{id}', { params: { path: { id } }, signal })),
  })

export const surveyVersions = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'versions', id],
    queryFn: ({ signal }) => take(api.GET('/v1/surveys/{id}/versions', { params: { path: { id } }, signal })),
    select: ({ items }) => items,
  })

/** What was published as a version; it never changes. */
export const surveyVersion = (id: string, version: number) =>
  queryOptions({
    queryKey: ['surveys', 'version', id, version],
    queryFn: async ({ signal }) =>
      seen(await take(api.GET('/v1/surveys/{id}/versions/{version}', { params: { path: { id, version } }, signal }))),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** All links to a survey. */
export const surveyLinks = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'links', id],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/surveys/{id}/links', { params: { path: { id }, query: { limit: 500 } }, signal })),
    select: ({ items }) => items,
  })

/** The link by which the draft is tried. */
export const trialLink = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'trial', id],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/surveys/{id}/links', { params: { path: { id }, query: { kind: 'trial' } }, signal })),
    select: ({ items }) => items.find(({ closed_at }) => !closed_at),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Changes of surveys: what was read of them is read anew. */
function useSurveyChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['surveys'] }),
  })
}

/** Makes a survey. */
export const useCreateSurvey = () =>
  useSurveyChange((body: Schemas['SurveyIn']) => take(api.POST('/v1/surveys', { body })))

export const useRemoveSurvey = () =>
  useSurveyChange((id: string) => take(api.DELETE('/v1/surveys/{id}', { params: { path: { id } } })))

export const useRenameSurvey = (id: string) =>
  useSurveyChange((name: string) => take(api.PATCH('/v1/surveys/{id}', { params: { path: { id } }, body: { name } })))

/** Saves the draft; refused when somebody else was faster. */
export function useSaveDraft(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ definition, revision }: Draft) =>
      take(
        api.PUT('/v1/surveys/{id}/draft', {
          params: { path: { id } },
          body: { definition: sent(definition), revision },
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(survey(id).queryKey, saved)
      client.invalidateQueries({ queryKey: ['surveys', 'list'] })
    },
  })
}

/** Publishes the draft that was seen. */
export const usePublish = (id: string) =>
  useSurveyChange((revision: number) =>
    take(api.POST('/v1/surveys/{id}/publish', { params: { path: { id } }, body: { revision } })),
  )

/** Takes no more answers, or takes them again. */
export const useTakeAnswers = (id: string) =>
  useSurveyChange((open: boolean) => {
    const path = open ? '/v1/surveys/{id}/open' : '/v1/surveys/{id}/close'
    return take(api.POST(path, { params: { path: { id } }, body: {} }))
  })

export const useMakeLink = (id: string) =>
  useSurveyChange((body: Schemas['SurveyLinkIn']) =>
    take(api.POST('/v1/surveys/{id}/links', { params: { path: { id } }, body })),
  )

export const useMakeLinks = (id: string) =>
  useSurveyChange((body: Schemas['SurveyLinksIn']) =>
    take(api.POST('/v1/surveys/{id}/links/bulk', { params: { path: { id } }, body })),
  )

export const useCloseLink = (id: string) =>
  useSurveyChange(({ link, closed }: { link: string; closed: boolean }) => {
    const path = closed ? '/v1/surveys/{id}/links/{link}/close' : '/v1/surveys/{id}/links/{link}/open'
    return take(api.POST(path, { params: { path: { id, link } } }))
  })

/** The QR code of a link, as SVG. */
export const linkPicture = (id: string, link: string) =>
  queryOptions({
    queryKey: ['surveys', 'qr', id, link],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/surveys/{id}/links/{link}/qr.svg', { params: { path: { id, link } }, parseAs: 'text', signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The surveys one can begin with. */
export const surveyTemplates = queryOptions({
  queryKey: ['surveys', 'templates'],
  queryFn: ({ signal }) => take(api.GET('/v1/survey-templates', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  select: ({ items }) => items.map((one) => ({ ...one, definition: seen(one.definition) })),
})

/** How far people went, and what they answered: to all versions, or to one. */
export const surveyResults = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['surveys', 'results', id, version],
    queryFn: ({ signal }) =>
      take(
        api.GET('/v1/surveys/{id}/results', { params: { path: { id }, query: version ? { version } : {} }, signal }),
      ),
  })

/** What a file of ours or of another program holds, and what could not be carried over; nothing is kept. */
export const readSurveyFile = async (file: string) => {
  const read = await take(api.POST('/v1/surveys/read', { body: { file } }))
  return { file, left: read.left, definition: seen(read.definition) }
}

/** Brings a picture for the workspace, such as a logo. */
export const bringLogo = (file: File) => take(api.POST('/v1/files', formOf(file)))

/** A picture of the workspace, as an address for the page itself; what lies under an id never changes. */
export const picture = (id: string) =>
  queryOptions({
    queryKey: ['picture', id],
    queryFn: async ({ signal }) => {
      const params = { path: { id } }
      return address(await take<Blob>(api.GET('/v1/files/{id}', { params, parseAs: 'blob', signal }) as never))
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

const address = (picture: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(picture)
  })
