import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Task = Schemas['Task']
export type TaskState = Schemas['TaskState']

/** The tasks about a record, those that are due first at the beginning. */
export const tasksAbout = (about: string) =>
  queryOptions({
    queryKey: ['tasks', 'about', about],
    queryFn: ({ signal }) => take(api.GET('/v1/tasks', { params: { query: { about, limit: 200 } }, signal })),
    select: ({ items }) => items,
  })

export const makeTask = (body: Schemas['TaskIn']) => take(api.POST('/v1/tasks', { body }))
export const changeTask = ({ id, ...body }: Schemas['TaskPatch'] & { id: string }) =>
  take(api.PATCH('/v1/tasks/{id}', { params: { path: { id } }, body }))
