import { expect, test } from 'vitest'
import type { Contact } from '@/customers/contact/queries'
import type { SurveyQuestion } from '@/listen/question/queries'
import type { Response } from '@/listen/response/queries'
import { gain, personRows } from './person'

const contact = (id: string) => ({ id, name: id }) as Contact
const effort = { key: 'effort', kind: 'ces', scale: '1..7', higher_is: 'worse' } as SurveyQuestion
const said = (day: string, score: number, text?: string) =>
  ({
    experienced_at: `${day}T12:00:00Z`,
    answers: [{ question: 'effort', score }, ...(text ? [{ question: 'words', text }] : [])],
  }) as unknown as Response

test('who answered last comes first and who was never heard last', () => {
  const heard = new Map([
    ['old', [said('2025-01-01', 3)]],
    ['new', [said('2026-01-01', 6), said('2025-06-01', 2, 'quick')]],
  ])
  const rows = personRows(['old', 'never', 'new'].map(contact), heard, [effort])
  expect(rows.map((row) => row.contact.id)).toEqual(['new', 'old', 'never'])
  expect(rows[0]?.text).toBe('quick')
})

test('more effort is a loss, and one answer alone is neither', () => {
  const heard = new Map([
    ['a', [said('2026-01-01', 6), said('2025-06-01', 2)]],
    ['b', [said('2026-01-01', 6)]],
  ])
  const [a, b] = personRows(['a', 'b'].map(contact), heard, [effort])
  expect(a && gain(a)).toBe(-4)
  expect(b && gain(b)).toBeUndefined()
})
