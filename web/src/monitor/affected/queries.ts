import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type AffectedCustomer = Schemas['AffectedCustomer']

/** Where, and between which moments; the last 30 days unless told. */
export interface AffectedAt {
  touchpoint: string
  from?: string | undefined
  until?: string | undefined
}

const between = ({ from, until }: AffectedAt) => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
})

/** Who went through a touchpoint and said nothing, the last at the beginning, with how many they are. */
export const affected = (at: AffectedAt) =>
  infiniteQueryOptions({
    queryKey: ['affected', at],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/touchpoints/{id}/affected', {
          params: {
            path: { id: at.touchpoint },
            query: { ...between(at), limit: 10, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** Makes a task for each of their customers. */
export const reachOut = ({
  at,
  ...body
}: Pick<Schemas['ReachOut'], 'title' | 'note' | 'due_at'> & { at: AffectedAt }) =>
  take(
    api.POST('/v1/touchpoints/{id}/affected/reach-out', {
      params: { path: { id: at.touchpoint } },
      body: { ...body, ...between(at) },
    }),
  )
