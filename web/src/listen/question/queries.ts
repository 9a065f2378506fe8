import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type SurveyQuestion = Schemas['SurveyQuestionOut']

/** The survey questions of the workspace. */
export const surveyQuestions = queryOptions({
  queryKey: ['questions'],
  queryFn: ({ signal }) => take(api.GET('/v1/questions', { params: { query: { limit: 500 } }, signal })),
  staleTime: 300_000,
  select: ({ items }) => items,
})
