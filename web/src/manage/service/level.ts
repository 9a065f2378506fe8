import type { Level, Ours, Theirs } from './queries'

const MATTERS = ['operations', 'technical', 'commercial'] as const
const ROLES = ['decides', 'influences', 'buys', 'uses', 'operates'] as const

/** Whom of us a level may tell, besides single members, and with whom of them to speak. */
export const OURS = ['team_lead', 'account_owner'] as const
export const THEIRS = [
  ...MATTERS.map((matter) => `pairing:${matter}` as const),
  ...ROLES.map((role) => `role:${role}` as const),
]

/** One side of a level as a choice of a list names it. */
export const oursKey = (ours: Ours) => (ours.to === 'member' ? ours.member : ours.to)
export const theirsKey = (theirs: Theirs | null | undefined) => {
  if (!theirs) return ''
  return theirs.to === 'pairing' ? `pairing:${theirs.matter}` : `role:${theirs.role}`
}

/** The same back. */
export const oursOf = (key: string): Ours =>
  key === 'team_lead' || key === 'account_owner' ? { to: key } : { to: 'member', member: key }
export function theirsOf(key: string): Theirs | null {
  const matter = MATTERS.find((matter) => key === `pairing:${matter}`)
  if (matter) return { to: 'pairing', matter }
  const role = ROLES.find((role) => key === `role:${role}`)
  return role ? { to: 'role', role } : null
}

/** A level behind the others: an hour later, and to somebody who was not told yet. */
export function nextLevel(levels: readonly Level[]): Level {
  const last = levels.at(-1)
  const told = new Set(levels.map(({ ours }) => ours.to))
  const to = OURS.find((to) => !told.has(to)) ?? 'team_lead'
  return { after_minutes: last ? last.after_minutes + 60 : 0, ours: { to }, theirs: null }
}

/** Working minutes as hours in a field, and back. */
export const toHours = (minutes: number) => Math.round((minutes / 60) * 100) / 100
export const toMinutes = (hours: number) => Math.max(0, Math.round((hours || 0) * 60))
