import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Rule = Schemas['FatigueRule']
export type Exception = Schemas['FatigueException']

/** How often people may be asked, over all programmes. */
export const fatigue = queryOptions({
  queryKey: ['fatigue'],
  queryFn: ({ signal }) => take(api.GET('/v1/fatigue', { signal })),
})

export const changeFatigue = (body: Schemas['FatigueIn']) => take(api.PUT('/v1/fatigue', { body }))
