import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type View = Schemas['View']

/** The views of a page: one's own and those that are shared. */
export const views = (page: string) =>
  queryOptions({
    queryKey: ['views', page],
    queryFn: ({ signal }) => take(api.GET('/v1/views', { params: { query: { page } }, signal })),
    select: ({ items }) => items,
  })

function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['views'] })
}

export function useCreateView() {
  return useMutation({
    mutationFn: (body: Schemas['ViewIn']) => take(api.POST('/v1/views', { body })),
    onSuccess: useRefresh(),
  })
}

export function useChangeView() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Schemas['ViewPatch']) =>
      take(api.PATCH('/v1/views/{id}', { params: { path: { id } }, body })),
    onSuccess: useRefresh(),
  })
}

export function useRemoveView() {
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/v1/views/{id}', { params: { path: { id } } })),
    onSuccess: useRefresh(),
  })
}
