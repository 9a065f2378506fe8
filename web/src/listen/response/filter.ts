import type { paths } from '@/api/schema.gen'
import { addDays } from '@/lib/dates'

/** What the server filters by. */
export type ResponseFilter = Omit<NonNullable<paths['/v1/responses']['get']['parameters']['query']>, 'cursor' | 'limit'>

/** Those that figures count, the last lived through first. */
export const COUNTING = { sort: 'lived', test: false, excluded: false } as const satisfies ResponseFilter

/** What the address of the page may hold. */
export const KEYS = [
  'q',
  'touchpoint',
  'question',
  'low',
  'high',
  'from',
  'until',
  'account',
  'survey',
  'excluded',
  'all',
  'open',
] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

/** What the address asks for, as the server takes it. */
export function filterOf(given: Given): ResponseFilter {
  const { account, survey, touchpoint, question, low, high, from, until, q } = given
  const points = { ...(low ? { score_from: Number(low) } : {}), ...(high ? { score_until: Number(high) } : {}) }
  return {
    ...COUNTING,
    excluded: given.excluded === 'yes',
    ...(given.all === 'yes' ? {} : { worded: true }),
    ...(account ? { account } : {}),
    ...(survey ? { survey } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(question ? { question, ...points } : {}),
    ...(from || until ? { during: `${from ?? ''}..${until ? addDays(until, 1) : ''}` } : {}),
    ...(q ? { words: q } : {}),
  }
}
