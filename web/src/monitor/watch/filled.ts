import type { Schemas } from '@/api/client'
import type { Watch, WatchPace, WatchRule } from './queries'

type Measure = Schemas['Measure']
type Who = Schemas['WatchWho']
type EventKind = Schemas['WatchedEvent']
type ClassName = Schemas['CustomerClass']

export const KINDS = ['figure', 'low_score', 'event', 'silence', 'unheard', 'revenue_heard', 'theme'] as const
export const CONDITIONS = ['fell', 'rose', 'moved', 'below', 'above', 'too_few', 'silent', 'doubled'] as const
export const MEASURES = ['nps', 'csat', 'ces', 'solved', 'mean', 'count'] as const
export const PACES = ['at_once', 'daily', 'monday'] as const satisfies readonly WatchPace[]
export const EVENTS = ['class.changed', 'case.late', 'case.escalated', 'case.denied'] as const

/** A watch as it is filled in. */
export interface Filled {
  name: string
  kind: (typeof KINDS)[number]
  measure: Measure
  by: string | null
  where: string
  days: string
  condition: (typeof CONDITIONS)[number]
  bound: string
  who: readonly Who[]
  event: EventKind
  to: readonly ClassName[]
  below: string
  pace: WatchPace
  tells_owner: boolean
  members: readonly string[]
  teams: readonly string[]
  chats: readonly string[]
}

export const BLANK: Filled = {
  name: '',
  kind: 'figure',
  measure: 'nps',
  by: null,
  where: '',
  days: '90',
  condition: 'fell',
  bound: '',
  who: ['decides', 'top_revenue'],
  event: 'class.changed',
  to: ['at_risk', 'dangling'],
  below: '60',
  pace: 'at_once',
  tells_owner: true,
  members: [],
  teams: [],
  chats: [],
}

/** Conditions that need a number. */
export const BOUNDED = ['below', 'above', 'too_few', 'silent', 'doubled'] as const
export const isBounded = (condition: string) => BOUNDED.some((one) => one === condition)

/** The rule that was filled in. */
export function ruleOf(filled: Filled): WatchRule {
  const { kind } = filled
  if (kind === 'low_score') return { kind, who: [...filled.who] }
  if (kind === 'event') {
    return { kind, event: filled.event, to: filled.event === 'class.changed' ? [...filled.to] : [] }
  }
  if (kind === 'revenue_heard') return { kind, below: Number(filled.below) }
  if (kind === 'theme') return { kind, days: Number(filled.days), ...(filled.bound ? { n: Number(filled.bound) } : {}) }
  if (kind === 'figure') {
    const question = {
      measure: filled.measure,
      by: filled.by ? [filled.by] : [],
      ...(filled.where.trim() ? { where: filled.where.trim() } : {}),
    }
    const days = filled.days.trim() ? { days: Number(filled.days) } : {}
    return { kind, question, ...days, condition: conditionOf(filled) } as WatchRule
  }
  return { kind }
}

function conditionOf({ condition, bound }: Filled): Schemas['WatchCondition'] {
  const number = Number(bound)
  if (condition === 'below' || condition === 'above') return { is: condition, value: number, sure: true }
  if (condition === 'too_few' || condition === 'doubled') return { is: condition, n: number }
  if (condition === 'silent') return { is: condition, after: number }
  return { is: condition }
}

/** What a watch says, to be changed. */
export function filledOf({ name, rule, pace, tells_owner, members, teams, chats }: Watch): Filled {
  const shared = { ...BLANK, name, kind: rule.kind, pace, tells_owner, members, teams, chats }
  switch (rule.kind) {
    case 'low_score':
      return { ...shared, who: rule.who ?? [] }
    case 'event':
      return { ...shared, event: rule.event, to: rule.to ?? [] }
    case 'revenue_heard':
      return { ...shared, below: String(rule.below) }
    case 'theme':
      return { ...shared, days: String(rule.days), bound: String(rule.n ?? '') }
    case 'figure': {
      const { question, days, condition } = rule
      const bound =
        'value' in condition
          ? condition.value
          : 'n' in condition
            ? condition.n
            : 'after' in condition
              ? condition.after
              : ''
      return {
        ...shared,
        measure: question.measure,
        by: question.by?.[0] ?? null,
        where: question.where ?? '',
        days: days ? String(days) : '',
        condition: condition.is,
        bound: String(bound ?? ''),
      }
    }
    default:
      return shared
  }
}

/** Whether the form can say all that a rule says; what it cannot is left to the API. */
export function isPlain(rule: WatchRule): boolean {
  if (rule.kind !== 'figure') return true
  const { of, unit, by, weighted, points, min_people } = rule.question
  const rare = [of?.length, points?.length, weighted, min_people, unit && unit !== 'answers', (by?.length ?? 0) > 1]
  return !rare.some(Boolean)
}
