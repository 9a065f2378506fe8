const DAY = 86_400_000

/** A local date, `2026-11-21`, as questions to the data name it. */
export type LocalDate = string

/** The date of a moment in a zone. */
export function dateIn(zone: string, moment: Date = new Date()): LocalDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  )
}

/** The moment a clock in a zone shows a date and time, `2026-11-21T14:05`. */
export function momentOf(clockTime: string, zone: string): string {
  const shown = Date.parse(`${clockTime}Z`)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const ahead = (moment: number) => Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`) - moment
  return new Date(shown - ahead(shown - ahead(shown))).toISOString()
}

/** What a clock in a zone shows at a moment, to the minute. */
export function clockTimeIn(zone: string, moment: Date | string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return clock.format(new Date(moment)).replace(' ', 'T')
}

/** The moment a date begins in a zone. */
export const dayStart = (date: LocalDate, zone: string): string => momentOf(`${date}T00:00`, zone)

/** A date some days later, or earlier. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The first day of a month some months away. */
export function monthStart(date: LocalDate, months = 0): LocalDate {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** How many days lie between two dates. */
export const daysBetween = (from: LocalDate, until: LocalDate): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** Half-open, as questions to the data take it: the first day counts, the last does not. */
export const span = (from: LocalDate, until: LocalDate) => `${from}..${until}`

/** The days of a period of a reading, half-open: a day, a week of ISO 8601, a month, a quarter or a year. */
export function daysOf(period: string): string | undefined {
  const [, year = '', week, quarter, month, day] =
    /^(\d{4})(?:-W(\d{2})|-Q(\d)|-(\d{2})(?:-(\d{2}))?)?$/.exec(period) ?? []
  if (!year) return undefined
  if (day) return span(period, addDays(period, 1))
  if (week) {
    const fourth = `${year}-01-04`
    const weekday = (new Date(fourth).getUTCDay() + 6) % 7
    const monday = addDays(fourth, 7 * (Number(week) - 1) - weekday)
    return span(monday, addDays(monday, 7))
  }
  const first = `${year}-${month ?? String(3 * Number(quarter ?? 1) - 2).padStart(2, '0')}-01`
  return span(first, monthStart(first, month ? 1 : quarter ? 3 : 12))
}

/** The days that two half-open ranges share; an end that is missing is open. */
export function sharedDays(one: string, other: string): string {
  const [from = '', until = ''] = one.split('..')
  const [first = '', last = ''] = other.split('..')
  const begins = [from, first].toSorted()
  const ends = [until, last].filter(Boolean).toSorted()
  return span(begins[1] ?? '', ends[0] ?? '')
}

/** Dates as they stand on the screen. */
export interface Dates {
  /** `3 Mar` in this year, `3 Mar 2024` in others. */
  day(moment: Date | string): string
  /** A local date on its own: `3 Mar 2026`. */
  date(date: LocalDate): string
  /** `in 71 days`, `today` */
  inDays(days: number): string
  /** `12 days ago` */
  ago(moment: Date | string): string
  /** `3 Mar, 14:05` */
  time(moment: Date | string): string
  /** A period of a reading, `2026-03`, as `Mar 2026`; others as they are. */
  period(period: string): string
}

const STEPS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', DAY / 24],
  ['minute', DAY / 1440],
] as const

/** Dates of a locale and a zone; `now` can be fixed by tests. */
export function dates(locale: string, zone: string, now: () => Date = () => new Date()): Dates {
  const near = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone })
  const far = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const day = (moment: Date | string) => {
    const at = new Date(moment)
    return (dateIn(zone, at).slice(0, 4) === dateIn(zone, now()).slice(0, 4) ? near : far).format(at)
  }
  return {
    day,
    date: (local) => date.format(new Date(`${local}T00:00:00Z`)),
    inDays: (days) => relative.format(days, 'day'),
    time: (moment) => `${day(moment)}, ${clock.format(new Date(moment))}`,
    ago: (moment) => {
      const apart = new Date(moment).getTime() - now().getTime()
      const [unit, length] = STEPS.find(([, size]) => Math.abs(apart) >= size) ?? (['minute', DAY / 1440] as const)
      return relative.format(Math.round(apart / length), unit)
    },
    period: (period) => {
      if (/^\d{4}-\d{2}$/.test(period)) return month.format(new Date(`${period}-01T00:00:00Z`))
      if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return date.format(new Date(`${period}T00:00:00Z`))
      return period.replace(/^(\d{4})-Q(\d)$/, 'Q$2 $1')
    },
  }
}
