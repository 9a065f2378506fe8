import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type CaseMeasures = Schemas['CaseMeasures']

/** How well the cases of the last ninety days were taken care of. */
export const caseMeasures = queryOptions({
  queryKey: ['cases', 'measures'],
  queryFn: ({ signal }) => take(api.GET('/v1/cases/measures', { signal })),
})
