import { type LocalDate, momentOf } from '@/lib/dates'

/** The end of a working day, for a task that is due on a day. */
export const eveningOf = (date: LocalDate, zone: string): string => momentOf(`${date}T17:00`, zone)
