import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { type Question, reading } from '@/api/ask'
import { api, type Schemas, take } from '@/api/client'

export type Account = Schemas['AccountOut']
export type AccountState = Schemas['AccountState']
export type StateSince = Schemas['StateSince']
export type Matter = Schemas['Matter']
export type Pairing = Schemas['PairingOut']

/** Where an account may stand, in the order of its life. */
export const STATES: readonly AccountState[] = ['prospect', 'onboarding', 'live', 'leaving', 'former']
export const MATTERS: readonly Matter[] = ['operations', 'technical', 'commercial']

export interface AccountFilter {
  state?: AccountState
  owner?: string
  /** `tier:gold` */
  attribute?: string
  sort?: 'name' | 'newest'
  /** Words of the name or number that begin so. */
  q?: string
}

/** Accounts, page after page. */
export const accountPages = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/accounts', {
          params: { query: { ...filter, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** The first accounts that words of a name or number find. */
export const accountsFound = (q: string) =>
  queryOptions({
    queryKey: ['accounts', 'found', q],
    queryFn: ({ signal }) => take(api.GET('/v1/accounts', { params: { query: { q, limit: 20 } }, signal })),
    select: ({ items }) => items,
  })

/** One account. */
export const account = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/accounts/{id}', { params: { path: { id } }, signal })),
  })

/** What an account was since when. */
export const accountStates = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'states', id],
    queryFn: ({ signal }) => take(api.GET('/v1/accounts/{id}/states', { params: { path: { id } }, signal })),
    select: ({ items }) => items,
  })

/** Who faces whom at an account. */
export const pairings = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'pairings', id],
    queryFn: ({ signal }) => take(api.GET('/v1/accounts/{id}/pairings', { params: { path: { id } }, signal })),
    select: ({ items }) => items,
  })

/** What an account is called in readings. */
export const nameInReadings = ({ external_id, id }: Pick<Account, 'external_id' | 'id'>) => external_id ?? id

/** How people of these accounts would recommend us, one vote a person. */
export const recommending = (accounts: readonly Account[]) => {
  const names = accounts.map((one) => `'${nameInReadings(one).replaceAll("'", "''")}'`)
  const question: Question = {
    measure: 'nps',
    by: ['account'],
    unit: 'latest_per_person',
    min_people: 1,
    where: `account in (${names.join(', ')})`,
  }
  return { ...reading(question), enabled: accounts.length > 0 }
}

/** Fewer people than this have no score of an account: their answers are shown instead. */
export const LEAST_PEOPLE = 10

function useAfterwards() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['accounts'] })
}

/** Makes an account. */
export function useCreateAccount() {
  const onSuccess = useAfterwards()
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      take(api.POST('/v1/accounts', { body: body as Schemas['AccountIn'] })),
    onSuccess,
  })
}

/** Removes an account to which nothing refers, such as one just made by mistake. */
export function useRemoveAccount() {
  const onSuccess = useAfterwards()
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/accounts/{id}', { params: { path: { id } } })),
    onSuccess,
  })
}

/** Changes an account; refused when somebody else was faster, and then it is read anew. */
export function useChangeAccount(id: string) {
  const onSettled = useAfterwards()
  return useMutation({
    mutationFn: ({ revision, ...changes }: Record<string, unknown> & { revision: number }) =>
      take(
        api.PATCH('/v1/accounts/{id}', {
          params: { path: { id } },
          body: { ...changes, revision } as Schemas['AccountPatch'],
        }),
      ),
    onSettled,
  })
}

/** Replaces what an account was since when. */
export function useReplaceStates(id: string) {
  const onSettled = useAfterwards()
  return useMutation({
    mutationFn: (body: StateSince[]) => take(api.PUT('/v1/accounts/{id}/states', { params: { path: { id } }, body })),
    onSettled,
  })
}

/** Sets who faces whom in one matter. */
export function useSetPairing(id: string) {
  const onSettled = useAfterwards()
  return useMutation({
    mutationFn: ({ matter, ...body }: { matter: Matter } & Schemas['PairingPatch']) =>
      take(api.PATCH('/v1/accounts/{id}/pairings/{matter}', { params: { path: { id, matter } }, body })),
    onSettled,
  })
}
