import type { Plan, Programme, Trigger } from './queries'
import { MINUTES, spanOf, type Unit } from './trigger'

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const EVERY = ['month', 'quarter', 'half_year', 'year'] as const
export const WHEN = ['event', 'wave', 'sample', 'contract_end', 'visit'] as const

/** How people may be asked, by what makes a programme ask. */
export const channelsOf = (when: Trigger['when']) =>
  when === 'visit' ? (['widget', 'qr'] as const) : (['mail', 'link', 'interview'] as const)

/** A programme as its form holds it: numbers are text while somebody types. */
export interface Filled {
  name: string
  survey: string
  audience: string
  /** By what makes it ask where it is empty. */
  family: string
  priority: string
  when: Trigger['when']
  event: string
  touchpoint: string
  delay: string
  unit: Unit
  every: (typeof EVERY)[number]
  spread: string
  daily: string
  daysBefore: string
  seed: number
  channel: NonNullable<Plan['channel']>
  from: string
  until: string
  days: string[]
  reminders: string
  expires: string
  thanks: boolean
  sender: NonNullable<Plan['sender']>
  words: NonNullable<Plan['words']>
}

/** What the form of a new programme begins with. */
export const blank = (seed: number): Filled => ({
  name: '',
  survey: '',
  audience: '',
  family: '',
  priority: '0',
  when: 'event',
  event: '',
  touchpoint: '',
  delay: '2',
  unit: 'hours',
  every: 'quarter',
  spread: '60',
  daily: '20',
  daysBefore: '150',
  seed,
  channel: 'mail',
  from: '09:00',
  until: '17:00',
  days: WEEK.slice(0, 5),
  reminders: '',
  expires: '30',
  thanks: false,
  sender: 'workspace',
  words: {},
})

/** What the form of a programme begins with. */
export function filledOf(programme: Programme, seed: number): Filled {
  const { name, survey, audience, family, priority, plan } = programme
  const start = blank(seed)
  return {
    ...start,
    ...triggerFields(plan.trigger),
    name,
    survey,
    audience: audience ?? '',
    family,
    priority: String(priority),
    channel: plan.channel ?? start.channel,
    from: plan.window?.from ?? start.from,
    until: plan.window?.until ?? start.until,
    days: plan.window?.days ?? start.days,
    reminders: (plan.reminders ?? []).join(', '),
    expires: String(plan.expires_days ?? start.expires),
    thanks: plan.thanks ?? false,
    sender: plan.sender ?? start.sender,
    words: plan.words ?? {},
  }
}

function triggerFields(trigger: Trigger): Partial<Filled> {
  const { when } = trigger
  switch (trigger.when) {
    case 'event': {
      const { n, unit } = spanOf(trigger.delay_minutes)
      return { when, event: trigger.event ?? '', touchpoint: trigger.touchpoint ?? '', delay: String(n), unit }
    }
    case 'wave':
      return { when, every: trigger.every, spread: String(trigger.spread_days), seed: trigger.seed }
    case 'sample':
      return { when, daily: String(trigger.daily), seed: trigger.seed }
    case 'contract_end':
      return { when, daysBefore: String(trigger.days_before) }
    case 'visit':
      return { when }
  }
}

const whole = (text: string) => Math.max(0, Math.round(Number(text) || 0))

function triggerOf({ when, event, touchpoint, delay, unit, every, spread, daily, daysBefore, seed }: Filled): Trigger {
  switch (when) {
    case 'event': {
      const delay_minutes = Math.round((Number(delay) || 0) * MINUTES[unit])
      return { when, event: event.trim() || null, touchpoint: touchpoint || null, delay_minutes }
    }
    case 'wave':
      return { when, every, spread_days: whole(spread), seed }
    case 'sample':
      return { when, daily: whole(daily), seed }
    case 'contract_end':
      return { when, days_before: whole(daysBefore) }
    case 'visit':
      return { when }
  }
}

/** The plan that a form says; letters of which nothing is written leave no trace. */
export function planOf(filled: Filled): Plan {
  const { channel, from, until, days, reminders, expires, thanks, sender, words } = filled
  return {
    trigger: triggerOf(filled),
    channel,
    window: { from, until, days: WEEK.filter((day) => days.includes(day)) },
    reminders: reminders
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(whole),
    expires_days: whole(expires),
    thanks,
    sender,
    words: Object.fromEntries(Object.entries(words).filter(([, { subject, intro }]) => subject.trim() || intro.trim())),
  }
}

/** What a form says besides the plan, as the server takes it. */
export function bodyOf(filled: Filled) {
  const { name, survey, audience } = filled
  const family = filled.family.trim()
  const priority = Math.round(Number(filled.priority) || 0)
  return { name, survey, audience: audience || null, ...(family && { family }), priority, plan: planOf(filled) }
}
