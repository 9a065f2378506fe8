// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { useWords } from '@/lib/words'
import { show } from '../../../test/render'
import type { Rule } from './queries'
import { ruleInWords } from './rule'
import { words } from './words'

const Told = ({ rule }: { rule: Rule }) => ruleInWords(rule, useWords(words))

test.each<[Rule, string]>([
  [{ whom: 'person', family: null, most: 1, days: 30 }, 'A person gets at most 1 survey within 30 days.'],
  [
    { whom: 'person', family: 'relationship', most: 2, days: 150 },
    'A person gets at most 2 surveys of the family “relationship” within 150 days.',
  ],
  [{ whom: 'person', family: null, most: 0, days: 1 }, 'A person gets no survey within a day.'],
  [{ whom: 'account', family: null, most: 3, days: 7 }, 'At most 3 people of an account are asked within 7 days.'],
  [
    { whom: 'account', family: 'pricing', most: 1, days: 7 },
    'At most 1 person of an account is asked by surveys of the family “pricing” within 7 days.',
  ],
])('%o is told as %s', (rule, told) => {
  expect(show(<Told rule={rule} />).container.textContent).toContain(told)
})
