import { expect, test } from 'vitest'
import { readable } from './readable'

test.each([
  ['after_events', 'After events'],
  ['yearly', 'Yearly'],
  ['SFO 2017', 'SFO 2017'],
  ['survey-2024.csv', 'survey-2024.csv'],
])('%s reads %s', (key, told) => {
  expect(readable(key)).toBe(told)
})
