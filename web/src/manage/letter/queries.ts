import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Letter = Schemas['CaseLetter']

const at = (id: string) => ({ params: { path: { id } } })

/** What was written from a case and what came back, the first first. */
export const caseLetters = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'letters', id],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/letters', { ...at(id), signal })),
  })

export const writeLetter = ({ id, ...body }: Schemas['CaseLetterIn'] & { id: string }) =>
  take(api.POST('/v1/cases/{id}/letters', { ...at(id), body }))
