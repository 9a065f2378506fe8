import type { Role, Start, Step } from './queries'

const MATTERS = ['operations', 'technical', 'commercial'] as const
/** Who may do a step, besides single members. */
export const ROLES = [
  'case_owner',
  'account_owner',
  'team_lead',
  ...MATTERS.map((matter) => `pairing:${matter}` as const),
] as const

/** Who does a step as a choice of a list names it. */
export function roleKey(role: Role): string {
  if (role.to === 'member') return role.member
  return role.to === 'pairing' ? `pairing:${role.matter}` : role.to
}

/** The same back. */
export function roleOf(key: string): Role {
  if (key === 'case_owner' || key === 'account_owner' || key === 'team_lead') return { to: key }
  const matter = MATTERS.find((matter) => key === `pairing:${matter}`)
  return matter ? { to: 'pairing', matter } : { to: 'member', member: key }
}

/** When a step is due, as a number and its unit. */
export const timeOf = (after: Step['after']) =>
  'days' in after ? { count: after.days, unit: 'days' as const } : { count: after.minutes, unit: 'minutes' as const }
export const afterOf = (count: number, unit: 'days' | 'minutes'): Step['after'] =>
  unit === 'days' ? { days: count } : { minutes: count }

/** A step behind the others, a day later. */
export function nextStep(steps: readonly Step[]): Step {
  const days = steps.map(({ after }) => timeOf(after)).map(({ count, unit }) => (unit === 'days' ? count : 0))
  return {
    title: '',
    note: null,
    after: { days: Math.max(0, ...days) + 1 },
    owner: { to: 'case_owner' },
    decides: false,
  }
}

const CLASSES = ['happy', 'growth', 'mixed', 'at_risk', 'dangling'] as const
const STATES = ['prospect', 'onboarding', 'live', 'leaving', 'former'] as const
const KINDS = ['experience', 'complaint', 'praise'] as const

/** What may start a playbook by itself. */
export const STARTS = [
  ...CLASSES.map((to) => `class:${to}` as const),
  ...STATES.map((to) => `state:${to}` as const),
  ...KINDS.map((kind) => `case:${kind}` as const),
  'watch:' as const,
]

/** What starts it as a choice of a list names it. */
export function startKey(start: Start): string {
  if (start.on === 'class' || start.on === 'state') return `${start.on}:${start.to}`
  return start.on === 'case' ? `case:${start.kind ?? ''}` : `watch:${start.watch ?? ''}`
}

/** The same back. */
export function startOf(key: string): Start {
  const [on = '', what = ''] = key.split(/:(.*)/s)
  const state = STATES.find((state) => state === what)
  if (on === 'state' && state) return { on: 'state', to: state }
  if (on === 'case') return { on: 'case', kind: KINDS.find((kind) => kind === what) ?? null }
  if (on === 'watch') return { on: 'watch', watch: what || null }
  return { on: 'class', to: what }
}
