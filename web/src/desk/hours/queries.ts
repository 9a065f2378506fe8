import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas, take } from '@/api/client'

export type Hours = Schemas['WorkingHours']
export type Week = Schemas['WorkingWeek']
export type Window = Schemas['WorkingWindow']
export type Holiday = Schemas['Holiday']

/** The hours in which the workspace works. */
export const hours = queryOptions({
  queryKey: ['hours'],
  queryFn: ({ signal }) => take(api.GET('/v1/working-hours', { signal })),
})

export const setHours = (body: Schemas['WorkingHoursIn']) => take(api.PUT('/v1/working-hours', { body }))

/** The holidays of a calendar file; nothing is kept yet. */
export const readCalendar = (file: File) =>
  take(
    api.POST('/v1/working-hours/calendar', {
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'content-type': 'text/calendar' },
    }),
  )
