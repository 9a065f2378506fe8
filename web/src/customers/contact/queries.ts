import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'
import { download } from '@/lib/csv'

export type Contact = Schemas['ContactOut']
export type ContactRole = Schemas['ContactRole']

/** The parts people play where their organisation decides. */
export const ROLES: readonly ContactRole[] = ['decides', 'influences', 'buys', 'uses', 'operates']

export interface ContactFilter {
  account?: string
  role?: ContactRole
  attribute?: string
  sort?: 'name' | 'newest'
  /** Words of a name, mail or number that begin so, or a number that ends so. */
  q?: string
}

/** Contacts, page after page. */
export const contactPages = (filter: ContactFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/v1/contacts', {
          params: { query: { ...filter, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** People whose name, mail address or number begins so. */
export const contactsFound = (q: string) =>
  queryOptions({
    queryKey: ['contacts', 'found', q],
    queryFn: ({ signal }) => take(api.GET('/v1/contacts', { params: { query: { q, limit: 20 } }, signal })),
    select: ({ items }) => items,
  })

/** One person. */
export const contact = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => take(api.GET('/v1/contacts/{id}', { params: { path: { id } }, signal })),
  })

/** What a person agreed to or declined, the newest first. */
export const consents = (id: string) =>
  queryOptions({
    queryKey: ['contacts', 'consents', id],
    queryFn: ({ signal }) => take(api.GET('/v1/contacts/{id}/consents', { params: { path: { id } }, signal })),
    select: ({ items }) => items,
  })

function useAfterwards() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['contacts'] })
}

/** Adds a person. */
export function useCreateContact() {
  const onSuccess = useAfterwards()
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      take(api.POST('/v1/contacts', { body: body as Schemas['ContactIn'] })),
    onSuccess,
  })
}

/** Changes a person; refused when somebody else was faster, and then it is read anew. */
export function useChangeContact(id: string) {
  const onSettled = useAfterwards()
  return useMutation({
    mutationFn: ({ revision, ...changes }: Record<string, unknown> & { revision: number }) =>
      take(
        api.PATCH('/v1/contacts/{id}', {
          params: { path: { id } },
          body: { ...changes, revision } as Schemas['ContactPatch'],
        }),
      ),
    onSettled,
  })
}

/** Keeps what a person agreed to or declined. */
export function useKeepConsent(id: string) {
  const onSuccess = useAfterwards()
  return useMutation({
    mutationFn: (body: Schemas['ConsentIn']) =>
      take(api.POST('/v1/contacts/{id}/consents', { params: { path: { id } }, body })),
    onSuccess,
  })
}

/** Erases a person with all they said; nothing brings it back. */
export function useErase(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => take(api.POST('/v1/contacts/{id}/erase', { params: { path: { id } } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['contacts', 'one', id] })
      return Promise.all(
        ['contacts', 'responses', 'accounts', 'ask'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      )
    },
  })
}

/** Hands out everything that is kept of a person, as a file. */
export function usePersonalExport(id: string) {
  return useMutation({
    mutationFn: async () => {
      const kept = await take(api.GET('/v1/contacts/{id}/personal', { params: { path: { id } } }))
      download(`${id}.json`, new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }))
    },
  })
}
