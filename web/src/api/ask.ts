import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, type Schemas, take } from './client'

/** A question to the data. Only `measure` is needed. */
export type Question = Partial<Schemas['Question']> & Pick<Schemas['Question'], 'measure'>
export type Reading = Schemas['Reading']
export type ReadingRow = Schemas['ReadingRow']

/** The group of a row, by dimension; null where it is blank. */
export const groupOf = ({ by }: ReadingRow) => by as Record<string, string | number | boolean | null | undefined>

/** How to get a reading: for `useQuery`, `useSuspenseQuery` and `prefetchQuery` alike. */
export const reading = (question: Question) =>
  queryOptions({
    queryKey: ['ask', question],
    queryFn: ({ signal }) => take(api.POST('/v1/ask', { body: question as Schemas['Question'], signal })),
  })

/** The reading of this question, never that of another one while it is on its way. */
export const useReading = (question: Question, options: { enabled?: boolean } = {}) =>
  useQuery({ ...reading(question), ...options })
