// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { useWords } from '@/lib/words'
import { show } from '../../../test/render'
import type { Trigger } from './queries'
import { spanOf, triggerInWords } from './trigger'
import { words } from './words'

const called = (_: string, key: string) => (key === 'cut_over' ? 'Cut-over' : key)
const Told = ({ trigger }: { trigger: Trigger }) => triggerInWords(trigger, useWords(words), called)

test.each<[Trigger, string]>([
  [{ when: 'event', event: 'Project done', delay_minutes: 120 }, '2 hours after Project done'],
  [{ when: 'event', touchpoint: 'cut_over', delay_minutes: 1440 }, '1 day after Cut-over'],
  [{ when: 'event', event: 'Done', touchpoint: 'cut_over', delay_minutes: 90 }, '90 minutes after Done at Cut-over'],
  [{ when: 'event', event: 'Done', delay_minutes: 0 }, 'at once after Done'],
  [{ when: 'wave', every: 'quarter', spread_days: 60, seed: 7 }, 'each quarter, spread over 60 days'],
  [{ when: 'wave', every: 'half_year', spread_days: 1, seed: 7 }, 'each half-year, spread over a day'],
  [{ when: 'sample', daily: 20, seed: 7 }, '20 people a day'],
  [{ when: 'contract_end', days_before: 150 }, '150 days before a contract ends'],
])('%o is told as %s', (trigger, told) => {
  expect(show(<Told trigger={trigger} />).container.textContent).toContain(told)
})

test('a span is told in the largest unit that says it whole', () => {
  expect([0, 45, 60, 90, 1440, 2880, 1500].map(spanOf)).toEqual([
    { n: 0, unit: 'hours' },
    { n: 45, unit: 'minutes' },
    { n: 1, unit: 'hours' },
    { n: 90, unit: 'minutes' },
    { n: 1, unit: 'days' },
    { n: 2, unit: 'days' },
    { n: 25, unit: 'hours' },
  ])
})
