import type { Holiday, Week, Window } from './queries'

/** The days of a week, Monday first, as the API names them. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Day = (typeof DAYS)[number]

/** What the days are called in a locale. */
export function dayNames(locale: string): Record<Day, string> {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  // 5 January 1970 was a Monday.
  const names = DAYS.map((day, at) => [day, name.format(new Date(Date.UTC(1970, 0, 5 + at)))])
  return Object.fromEntries(names)
}

/** Midnight at the end of a day is 24:00, which fields for times do not know. */
export const toField = (clock: string) => (clock === '24:00' ? '00:00' : clock)
export const fromField = (clock: string) => (clock === '00:00' ? '24:00' : clock)

const minutes = (clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return 60 * hour + minute
}

/** How many hours are worked in a week without holidays. */
export function hoursOf(week: Week): number {
  const all = DAYS.flatMap((day) => week[day] ?? [])
  const worked = all.map(({ from, until }) => Math.max(0, minutes(until) - minutes(from)))
  return worked.reduce((sum, one) => sum + one, 0) / 60
}

/** The window to begin with behind those of a day. */
export function nextWindow(windows: readonly Window[]): Window {
  const last = windows.at(-1)
  if (!last) return { from: '09:00', until: '17:00' }
  const from = Math.min(minutes(last.until) + 60, 23 * 60)
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return { from: clock(from), until: clock(Math.min(from + 120, 24 * 60)) }
}

/** Holidays with others, each day once, in order; those that are there keep their names. */
export function withHolidays(known: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const days = new Map([...more, ...known].map((holiday) => [holiday.date, holiday]))
  return [...days.values()].toSorted((one, other) => one.date.localeCompare(other.date))
}
