import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Tag = Schemas['Tag']
export type WornTag = Schemas['WornTag']
export type TagColour = Schemas['TagColour']

export const COLOURS = ['grey', 'blue', 'green', 'amber', 'red', 'violet'] as const satisfies readonly TagColour[]

/** All tags of the workspace, by name. */
export const tags = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => take(api.GET('/v1/tags', { signal })),
  select: ({ items }) => items,
})

/** What wears tags shows them: it is read anew, too. */
function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['tags'] }),
      client.invalidateQueries({ queryKey: ['responses'] }),
    ])
}

export function useCreateTag() {
  return useMutation({
    mutationFn: (body: { name: string; colour?: TagColour }) => take(api.POST('/v1/tags', { body })),
    onSuccess: useRefresh(),
  })
}

export function useChangeTag() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; name?: string; colour?: TagColour; revision: number }) =>
      take(api.PATCH('/v1/tags/{id}', { params: { path: { id } }, body })),
    onSuccess: useRefresh(),
  })
}

export function useRemoveTag() {
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/tags/{id}', { params: { path: { id } } })),
    onSuccess: useRefresh(),
  })
}
