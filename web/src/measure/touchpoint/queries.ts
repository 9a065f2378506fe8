import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { groupOf, type Reading, useReading } from '@/api/ask'
import { api, type Schemas, take } from '@/api/client'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { only } from '@/measure/explore/where'
import type { Window } from '@/measure/home/window'
import { againstOf, trendOf } from '@/measure/touchpoints/against'
import type { TouchpointMeasure } from '@/measure/touchpoints/measures'

/** One touchpoint, as it is now. */
export const touchpoint = (id: string) =>
  queryOptions({
    queryKey: ['touchpoints', id],
    queryFn: ({ signal }) => take(api.GET('/v1/touchpoints/{id}', { params: { path: { id } }, signal })),
  })

export type Target = Schemas['TouchpointTarget'] | null

/** Sets or clears the target, unless somebody else changed the touchpoint since it was seen. */
export function useSetTarget() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, revision, target }: { id: string; revision: number; target: Target }) =>
      take(api.PATCH('/v1/touchpoints/{id}', { params: { path: { id } }, body: { target, revision } })),
    onSuccess: (made) => client.setQueryData(touchpoint(made.id).queryKey, made),
    onSettled: () => client.invalidateQueries({ queryKey: ['touchpoints'] }),
  })
}

/** A measure at one touchpoint in the window, against the days before, with its months; the pattern heard most stands for it. */
export function useStanding(place: Touchpoint | undefined, measure: TouchpointMeasure, window: Window | undefined) {
  const enabled = { enabled: place !== undefined && window !== undefined }
  const where = place && only('touchpoint', [place.key])
  const shared = { measure, unit: 'latest_per_person' as const, by: ['pattern'], where: where ?? null }
  const now = useReading({ ...shared, during: window?.during ?? null, compare_to: window?.before ?? null }, enabled)
  const months = useReading({ ...shared, every: 'month', during: window?.months ?? null }, enabled)
  const quarters = useReading({ ...shared, every: 'quarter' }, enabled)
  const [current, monthly, quarterly] = [now.data, months.data, quarters.data]
  const row = current?.rows.toSorted((one, other) => other.n - one.n)[0]
  const pattern = row && groupOf(row).pattern
  const same = ({ rows }: Reading) => rows.filter((one) => groupOf(one).pattern === pattern)
  return {
    error: now.error ?? months.error ?? quarters.error,
    retry: () => Promise.all([now.refetch(), months.refetch(), quarters.refetch()]),
    asked: current !== undefined && quarterly !== undefined,
    row,
    where: pattern ? `${where} and ${only('pattern', [pattern])}` : where,
    trend: monthly && trendOf(same(monthly)),
    against: place && window && quarterly && againstOf(place, measure, same(quarterly), window.first),
  }
}
