import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Contract = Schemas['ContractOut']
export type ContractSums = Schemas['ContractSums']
export type ContractTerms = Schemas['ContractTerms']
export type Every = Schemas['ContractEvery']
export type LossReason = Schemas['LossReason']

export const RHYTHMS: readonly Every[] = ['month', 'quarter', 'year']
/** Why somebody buys less, the usual ones first. */
export const REASONS: readonly LossReason[] = [
  'price',
  'experience',
  'product_gap',
  'competitor',
  'in_house',
  'need_gone',
  'company_change',
  'ended_by_us',
  'other',
  'unknown',
]

export interface ContractFilter {
  account?: string
  offering?: string
  running?: boolean
  ends_from?: string
  ends_before?: string
}

/** Contracts by their next end, page after page. */
export const contractPages = (filter: ContractFilter) =>
  infiniteQueryOptions({
    queryKey: ['contracts', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/contracts', {
          params: { query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** What contracts come to together, all of them. */
export const contractSums = (filter: ContractFilter) =>
  queryOptions({
    queryKey: ['contracts', 'sums', filter],
    queryFn: ({ signal }) => take(api.GET('/v1/contracts/sums', { params: { query: filter }, signal })),
  })

/** How many movements follow from a contract, or were told about it. */
export const movementsOf = (contract: string) =>
  queryOptions({
    queryKey: ['movements', 'of', contract],
    queryFn: ({ signal }) => take(api.GET('/v1/movements', { params: { query: { contract, limit: 200 } }, signal })),
    select: ({ items, next }) => ({ n: items.length, more: Boolean(next) }),
  })

/** What accounts bring is told by contracts and movements together. */
export function useMoneyChanged() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['contracts'] }),
      client.invalidateQueries({ queryKey: ['movements'] }),
    ])
}

/** Makes a contract. */
export function useCreateContract() {
  const onSuccess = useMoneyChanged()
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      take(api.POST('/v1/contracts', { body: body as unknown as Schemas['ContractIn'] })),
    onSuccess,
  })
}

/** Changes a contract, its terms or its end; refused when somebody else was faster, and then it is read anew. */
export function useChangeContract() {
  const onSettled = useMoneyChanged()
  return useMutation({
    mutationFn: ({ id, ...body }: Record<string, unknown> & { id: string; revision: number }) =>
      take(api.PATCH('/v1/contracts/{id}', { params: { path: { id } }, body: body as Schemas['ContractPatch'] })),
    onSettled,
  })
}

/** Removes a contract that was made by mistake, with its movements. */
export function useRemoveContract() {
  const onSettled = useMoneyChanged()
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/contracts/{id}', { params: { path: { id } } })),
    onSettled,
  })
}
