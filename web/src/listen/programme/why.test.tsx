// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { LocaleProvider } from '@/lib/locale'
import { show } from '../../../test/render'
import { Why } from './why'

test('a rule is told with its end, and a hold by its reason', () => {
  const rule = { whom: 'person', family: null, most: 1, days: 30 } as const
  const told = show(<Why why={{ about: 'rule', rule, until: '2026-04-01T12:00:00Z' }} />).container.textContent
  expect(told).toContain('A person gets at most 1 survey within 30 days.')
  expect(told).toContain('Free again from')
  expect(show(<Why why={{ about: 'hold', reason: 'complaint is open' }} />).container.textContent).toContain(
    'complaint',
  )
  expect(show(<Why why={null} />).container.textContent).not.toContain('Free')
})

test('a day that ends with a full stop does not end the sentence', () => {
  const rule = { whom: 'person', family: null, most: 1, days: 30 } as const
  const why = <Why why={{ about: 'rule', rule, until: '2026-12-22T12:00:00Z' }} />
  const told = show(
    <LocaleProvider language="de" locale="de">
      {why}
    </LocaleProvider>,
  ).container.textContent
  expect(told).toMatch(/Ab 22\. Dez\..* wieder frei\.$/)
  expect(told).not.toContain('..')
})
