import { infiniteQueryOptions, keepPreviousData, useMutation } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import { useMoneyChanged } from '@/customers/contract/queries'

export type Movement = Schemas['MovementOut']
export type MovementKind = Schemas['MovementKind']
export type MovementIn = Schemas['MovementIn']

export const KINDS: readonly MovementKind[] = ['new', 'expansion', 'contraction', 'churn', 'reactivation']

/** Whether something was lost. */
export const isLoss = (kind: string | undefined): boolean => kind === 'contraction' || kind === 'churn'

export interface MovementFilter {
  account?: string
  from?: string
  until?: string
}

/** Movements, the last one first, page after page. */
export const movementPages = (filter: MovementFilter, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['movements', 'list', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/movements', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** Tells a movement that does not follow from a contract here. */
export function useTellMovement() {
  const onSuccess = useMoneyChanged()
  return useMutation({
    mutationFn: (body: MovementIn) => take(api.POST('/v1/movements', { body })),
    onSuccess,
  })
}

/** Takes back a movement that was told. */
export function useForgetMovement() {
  const onSettled = useMoneyChanged()
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/movements/{id}', { params: { path: { id } } })),
    onSettled,
  })
}
