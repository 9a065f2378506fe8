import { addDays } from '@/lib/dates'
import type { ObservationFilter, ObservationKind } from './queries'

/** What the address of the list may hold. */
export const KEYS = ['q', 'kind', 'sounds', 'touchpoint', 'account', 'person', 'tag', 'by', 'from', 'until'] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

/** How notes sound, as a range of impressions. */
export const SOUNDS = {
  bad: { sentiment_until: -1 },
  neither: { sentiment_from: 0, sentiment_until: 0 },
  good: { sentiment_from: 1 },
} as const satisfies Record<string, ObservationFilter>

const isSound = (given: string | undefined): given is keyof typeof SOUNDS => given !== undefined && given in SOUNDS

/** What the address asks for, as the server takes it. */
export function filterOf({
  q,
  kind,
  sounds,
  touchpoint,
  account,
  person,
  tag,
  by,
  from,
  until,
}: Given): ObservationFilter {
  return {
    ...(q ? { words: q } : {}),
    ...(kind ? { kind: kind as ObservationKind } : {}),
    ...(isSound(sounds) ? SOUNDS[sounds] : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(account ? { account } : {}),
    ...(person ? { contact: person } : {}),
    ...(tag ? { tag } : {}),
    ...(by ? { by } : {}),
    ...(from || until ? { during: `${from ?? ''}..${until ? addDays(until, 1) : ''}` } : {}),
  }
}
