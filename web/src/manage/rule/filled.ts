import type { Schemas } from '@/api/client'
import type { CaseRule, On, Route } from './queries'

/** A rule as its form holds it. */
export interface Filled {
  name: string
  on: On
  /** Of alerts: of which watch; nothing: of any. */
  watch: string | null
  where: string
  kind: CaseRule['kind']
  priority: CaseRule['priority']
  routing: readonly Route[]
  hold: CaseRule['hold']
  /** Nothing: by the account. */
  service_class: string | null
  /** Key of the playbook that its cases follow. */
  playbook: string | null
  /** A number as somebody types it. */
  within: string
}

/** What a new rule begins with. */
export const BLANK: Filled = {
  name: '',
  on: 'answer',
  watch: null,
  where: '',
  kind: 'experience',
  priority: 'normal',
  routing: [{ to: 'pairing', matter: 'operations' }, { to: 'account_owner' }, { to: 'touchpoint_team' }],
  hold: 'none',
  service_class: null,
  playbook: null,
  within: '30',
}

/** The form of a rule that is there. */
export const filledOf = ({ within_days, watch, service_class, playbook, ...rule }: CaseRule): Filled => ({
  ...rule,
  watch: watch ?? null,
  service_class: service_class ?? null,
  playbook: playbook ?? null,
  within: String(within_days),
})

/** What a form says to the server. */
export const toldOf = ({
  name,
  on,
  watch,
  where,
  kind,
  priority,
  routing,
  hold,
  service_class,
  playbook,
  within,
}: Filled): Schemas['CaseRuleIn'] => ({
  name: name.trim(),
  on,
  watch: on === 'alert' ? watch : null,
  where: where.trim(),
  kind,
  priority,
  routing: [...routing],
  hold,
  service_class,
  playbook,
  within_days: Math.round(Number(within)) || 0,
})

/** Rules that many want, each as the part of a form that it fills in. */
export const TEMPLATES = {
  bad: { on: 'answer', where: "score10 <= 6 or words = 'bad'", kind: 'experience', priority: 'high', hold: 'contact' },
  decides: {
    on: 'answer',
    where: "score10 <= 6 and role = 'decides'",
    kind: 'experience',
    priority: 'urgent',
    hold: 'account',
  },
  heard: { on: 'observation', where: "words = 'bad'", kind: 'experience', priority: 'high', hold: 'contact' },
  complaint: {
    on: 'interaction',
    where: "source = 'complaints'",
    kind: 'complaint',
    priority: 'urgent',
    hold: 'account',
  },
  watched: { on: 'alert', where: '', kind: 'experience', priority: 'high', hold: 'none' },
  thanks: {
    on: 'answer',
    where: "question_kind = 'nps' and score >= 9 and not words in ('bad', 'mixed')",
    kind: 'praise',
    priority: 'low',
    hold: 'none',
  },
} as const satisfies Record<string, Partial<Filled>>

/** A routing step as a choice of a list is written, and back. */
export const stepText = (step: Route): string =>
  step.to === 'pairing'
    ? `pairing ${step.matter}`
    : step.to === 'team'
      ? `team ${step.team}`
      : step.to === 'member'
        ? `member ${step.member}`
        : step.to

export function stepOf(text: string): Route {
  const [to, whom = ''] = text.split(' ')
  if (to === 'pairing') return { to, matter: whom as Schemas['Matter'] }
  if (to === 'team') return { to, team: whom }
  if (to === 'member') return { to, member: whom }
  return { to: to === 'account_owner' ? 'account_owner' : 'touchpoint_team' }
}
