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
  'person',
  'attribute',
  'survey',
  'tag',
  'team',
  'channel',
  'excluded',
  'all',
  'open',
] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

/** Those of them that choose responses; the rest only opens one. */
export const FILTERS = KEYS.filter((key) => key !== 'open')

/** What the address asks for, as the server takes it. */
export function filterOf(given: Given): ResponseFilter {
  const { account, person, attribute, survey, tag, team, channel, touchpoint, question, low, high, from, until, q } =
    given
  const points = { ...(low ? { score_from: Number(low) } : {}), ...(high ? { score_until: Number(high) } : {}) }
  return {
    sort: COUNTING.sort,
    ...shownOf(given.excluded),
    ...(given.all === 'yes' ? {} : { worded: true }),
    ...(account ? { account } : {}),
    ...(person ? { contact: person } : {}),
    ...(attribute ? { account_attribute: attribute } : {}),
    ...(survey ? { survey } : {}),
    ...(tag ? { tag } : {}),
    ...(team ? { team } : {}),
    ...(channel ? { channel } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(question ? { question, ...points } : {}),
    ...(from || until ? { during: `${from ?? ''}..${until ? addDays(until, 1) : ''}` } : {}),
    ...(q ? { words: q } : {}),
  }
}

/** Those that count, those excluded with a reason, or trials. */
function shownOf(shown: string | undefined): Pick<ResponseFilter, 'excluded' | 'test'> {
  if (shown === 'test') return { test: true }
  return { excluded: shown === 'yes', test: false }
}
