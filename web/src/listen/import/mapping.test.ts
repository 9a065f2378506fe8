import { expect, test } from 'vitest'
import { fromGuess, mean, tellsWhen, toToml } from './mapping'
import type { GuessedColumn } from './queries'

const column = (name: string, role: string, what?: string, more: Partial<GuessedColumn> = {}): GuessedColumn => ({
  name,
  key: name.toLowerCase(),
  role,
  ...(what ? { what } : {}),
  blank: [],
  filled: 3,
  different: 3,
  values: [],
  ...more,
})

const guessed = fromGuess({
  map: '',
  columns: [
    column('ID', 'response', 'id'),
    column('On', 'response', 'experienced_at', { format: '%d.%m.%Y' }),
    column('Rec "10"', 'question', 'nps', { blank: ['99'] }),
    column('Region', 'attribute', 'choice'),
    column('Empty', 'nothing'),
  ],
})

test('a guess becomes a map', () => {
  expect(toToml(guessed)).toBe(`[response]
id = "ID"
experienced_at = { column = "On", format = "%d.%m.%Y" }

[[question]]
column = "Rec \\"10\\""
kind = "nps"
codes = { blank = ["99"] }

[[attribute]]
column = "Region"
name = "region"
on = "response"
type = "choice"
`)
})

test('a field belongs to one column', () => {
  const moved = mean(guessed, 'Region', { means: 'id' })
  expect(moved.columns.map(({ means }) => means)).toEqual(['nothing', 'experienced_at', 'nps', 'id', 'nothing'])
})

test('without a column that tells when, all rows have one day', () => {
  const timeless = mean(guessed, 'On', { means: 'nothing' })
  expect(tellsWhen(timeless)).toBe(false)
  expect(toToml({ ...timeless, day: '2026-03-01' })).toContain('experienced_at = { value = "2026-03-01" }')
})
