import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Pack = Schemas['PackOut']

/** The starting packs. */
export const packs = queryOptions({
  queryKey: ['packs'],
  queryFn: ({ signal }) => take(api.GET('/v1/packs', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Puts a pack with its surveys, rules and root causes into the workspace; what is there already stays. */
export function useApplyPack() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (key: string) => {
      const applied = await take(api.POST('/v1/packs/{key}/apply', { params: { path: { key } } }))
      await take(api.POST('/v1/packs/{key}/surveys', { params: { path: { key } } }))
      await take(api.POST('/v1/packs/{key}/loop', { params: { path: { key } } }))
      return applied
    },
    onSuccess: () => client.invalidateQueries(),
  })
}
