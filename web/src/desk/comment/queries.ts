import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Comment = Schemas['Comment']

/** The comments about a record, the newest first. */
export const commentsAbout = (about: string) =>
  infiniteQueryOptions({
    queryKey: ['comments', about],
    queryFn: ({ pageParam, signal }) => {
      const query = { about, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) }
      return take(api.GET('/v1/comments', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

export const writeComment = (body: Schemas['CommentIn']) => take(api.POST('/v1/comments', { body }))
export const changeComment = ({ id, ...body }: Schemas['CommentPatch'] & { id: string }) =>
  take(api.PATCH('/v1/comments/{id}', { params: { path: { id } }, body }))
export const removeComment = (id: string) => take(api.DELETE('/v1/comments/{id}', { params: { path: { id } } }))
