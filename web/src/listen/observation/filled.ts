import type { Schemas } from '@/api/client'
import { clockTimeIn, momentOf } from '@/lib/dates'
import { followed, passagesOf, spansOf } from './passages'
import type { Consent, Observation, ObservationKind } from './queries'
import { isSentiment, type Sentiment } from './sentiment'

/** A note as its form holds it; what is empty was not told. */
export interface Filled {
  kind: ObservationKind
  body: string
  sentiment: Sentiment | null
  propensity: number | null
  account: string
  contact: string
  touchpoint: string
  /** What the clock of the workspace showed; empty for now. */
  at: string
  consent: string
}

/** What the form of a new note begins with. */
export const blank = (given: Partial<Filled> = {}): Filled => ({
  kind: 'call',
  body: '',
  sentiment: null,
  propensity: null,
  account: '',
  contact: '',
  touchpoint: '',
  at: '',
  consent: '',
  ...given,
})

/** Whether anything was told that would be lost. */
export const isBegun = ({ body, sentiment, propensity }: Filled) =>
  body.trim() !== '' || sentiment !== null || propensity !== null

/** What the form of a note begins with. */
export const filledOf = (note: Observation, zone: string): Filled => ({
  kind: note.kind,
  body: note.body,
  sentiment: isSentiment(note.sentiment) ? note.sentiment : null,
  propensity: note.propensity ?? null,
  account: note.account?.id ?? '',
  contact: note.contact?.id ?? '',
  touchpoint: note.touchpoint?.key ?? '',
  at: clockTimeIn(zone, note.happened_at),
  consent: note.consent ?? '',
})

/** What is sent for a new note. */
export const noteOf = (filled: Filled, zone: string): Schemas['ObservationIn'] => {
  const { kind, body, sentiment, propensity, account, contact, touchpoint, at, consent } = filled
  return {
    kind,
    body,
    ...(sentiment === null ? {} : { sentiment }),
    ...(propensity === null ? {} : { propensity }),
    ...(account ? { account } : {}),
    ...(contact ? { contact } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(at ? { happened_at: momentOf(at, zone) } : {}),
    ...(consent ? { consent: consent as Consent } : {}),
  }
}

/** What is sent when a note was changed: only what is other than before; marked passages go with their words. */
export function changesOf(note: Observation, filled: Filled, zone: string): Schemas['ObservationPatch'] {
  const before = filledOf(note, zone)
  const is = (key: keyof Filled) => filled[key] !== before[key]
  const { body } = filled
  const spans = followed(note.body, body, spansOf(note.body, note.passages))
  return {
    revision: note.revision,
    ...(is('kind') ? { kind: filled.kind } : {}),
    ...(is('body') ? { body, passages: passagesOf(body, spans) } : {}),
    ...(is('sentiment') ? { sentiment: filled.sentiment } : {}),
    ...(is('propensity') ? { propensity: filled.propensity } : {}),
    ...(is('account') ? { account: filled.account || null } : {}),
    ...(is('contact') ? { contact: filled.contact || null } : {}),
    ...(is('touchpoint') ? { touchpoint: filled.touchpoint || null } : {}),
    ...(is('at') && filled.at ? { happened_at: momentOf(filled.at, zone) } : {}),
    ...(is('consent') ? { consent: (filled.consent || null) as Consent | null } : {}),
  }
}
