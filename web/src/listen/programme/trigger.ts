import type { Say } from '@/lib/words'
import type { Trigger } from './queries'
import type { words } from './words'

export type Unit = 'minutes' | 'hours' | 'days'
export const UNITS: readonly Unit[] = ['minutes', 'hours', 'days']
export const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 }

/** Minutes in the largest unit that says them whole. */
export function spanOf(minutes: number): { n: number; unit: Unit } {
  const unit = minutes > 0 ? (UNITS.findLast((one) => minutes % MINUTES[one] === 0) ?? 'minutes') : 'hours'
  return { n: minutes / MINUTES[unit], unit }
}

/** What makes a programme ask, in plain words. */
export function triggerInWords(
  trigger: Trigger,
  say: Say<keyof typeof words.en>,
  called: (noun: string, key: string) => string,
): string {
  switch (trigger.when) {
    case 'event': {
      const { n, unit } = spanOf(trigger.delay_minutes)
      const what = occasion(trigger, say, called)
      return n === 0 ? say('at_once', { what }) : say('after', { span: say(unit, { n }), what })
    }
    case 'wave':
      return say(`wave_${trigger.every}`, { n: trigger.spread_days })
    case 'sample':
      return say('sample', { n: trigger.daily })
    case 'contract_end':
      return say('contract_end', { n: trigger.days_before })
    case 'visit':
      return say('visit')
  }
}

function occasion(
  { event, touchpoint }: Extract<Trigger, { when: 'event' }>,
  say: Say<keyof typeof words.en>,
  called: (noun: string, key: string) => string,
): string {
  const place = touchpoint ? called('touchpoint', touchpoint) : ''
  return event && place ? say('event_at', { event, touchpoint: place }) : (event ?? place)
}
