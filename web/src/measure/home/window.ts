import { addDays, dateIn, type LocalDate, monthStart, span } from '@/lib/dates'

/** The days that Home speaks of, and those before to compare with. */
export interface Window {
  during: string
  before: string
  /** A year of months up to the end. */
  months: string
  /** First and last day, both included. */
  first: LocalDate
  last: LocalDate
  /** Whether it ends today, and not where old answers end. */
  current: boolean
}

export const DAYS = 90

/** The last ninety days; when the newest answers are older, as after bringing in an old file, those up to the end of their month. */
export function windowOf(newest: string | undefined, zone: string, now?: Date): Window {
  const today = dateIn(zone, now)
  const ended = newest === undefined ? today : addDays(monthStart(`${newest}-01`, 1), -1)
  const current = ended >= addDays(today, -DAYS)
  const last = current ? today : ended
  const until = addDays(last, 1)
  const from = addDays(until, -DAYS)
  return {
    during: span(from, until),
    before: span(addDays(from, -DAYS), from),
    months: span(monthStart(last, -12), until),
    first: from,
    last,
    current,
  }
}
