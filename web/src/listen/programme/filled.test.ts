import { expect, test } from 'vitest'
import { blank, bodyOf, channelsOf, filledOf, planOf } from './filled'
import type { Plan, Programme } from './queries'

const plan: Plan = {
  trigger: { when: 'event', event: 'Project done', touchpoint: null, delay_minutes: 120 },
  channel: 'mail',
  window: { from: '09:00', until: '17:00', days: ['mon', 'fri'] },
  reminders: [3, 7],
  expires_days: 21,
  thanks: true,
  sender: 'owner',
  words: { de: { subject: 'Eine Frage', intro: '' } },
}
const one = (given: Plan): Programme => ({
  id: 'prg_1',
  name: 'After a project',
  state: 'draft',
  survey: 'sur_1',
  audience: 'aud_1',
  plan: given,
  family: 'transaction',
  pattern: 'past',
  priority: 0,
  made_at: '2026-01-01T00:00:00Z',
  changed_at: '2026-01-01T00:00:00Z',
  revision: 1,
})

test.each<Plan['trigger']>([
  plan.trigger,
  { when: 'wave', every: 'half_year', spread_days: 60, seed: 5 },
  { when: 'sample', daily: 20, seed: 5 },
  { when: 'contract_end', days_before: 150 },
])('a plan that nobody changes stays as it is: %o', (trigger) => {
  expect(planOf(filledOf(one({ ...plan, trigger }), 9))).toEqual({ ...plan, trigger })
})

test('what is typed is read: days in any form and order, letters without words left out', () => {
  const typed = planOf({
    ...blank(1),
    event: ' Done ',
    delay: '1.5',
    days: ['sun', 'mon'],
    reminders: '3; 7,10',
    words: { en: { subject: ' ', intro: '' } },
  })
  expect(typed.trigger).toEqual({ when: 'event', event: 'Done', touchpoint: null, delay_minutes: 90 })
  expect(typed.window?.days).toEqual(['mon', 'sun'])
  expect(typed.reminders).toEqual([3, 7, 10])
  expect(typed.words).toEqual({})
})

test('the family is by what makes it ask until somebody names one', () => {
  expect(bodyOf({ ...blank(1), family: ' ', priority: '5' })).not.toHaveProperty('family')
  expect(bodyOf({ ...blank(1), family: 'pricing', priority: '-2' })).toMatchObject({ family: 'pricing', priority: -2 })
  expect(filledOf({ ...one(plan), priority: 7 }, 1)).toMatchObject({ family: 'transaction', priority: '7' })
})

test('whoever comes by is asked by a widget or a QR code, and nobody else is', () => {
  expect(channelsOf('visit')).toEqual(['widget', 'qr'])
  expect(channelsOf('wave')).not.toContain('widget')
  expect(planOf({ ...blank(1), when: 'visit', channel: 'qr' })).toMatchObject({
    trigger: { when: 'visit' },
    channel: 'qr',
  })
})
