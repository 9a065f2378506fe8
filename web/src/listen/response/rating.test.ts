import { expect, test } from 'vitest'
import type { SurveyQuestion } from '@/listen/question/queries'
import type { Response } from './queries'
import { byPerson, lastOf } from './rating'

const questions = [
  { key: 'nps', kind: 'nps', scale: '0..10' },
  { key: 'ces', kind: 'ces', scale: '1..7' },
] as SurveyQuestion[]

const said = (contact: string, day: string, answers: Record<string, number>) =>
  ({
    contact: { id: contact },
    experienced_at: `${day}T12:00:00Z`,
    answers: Object.entries(answers).map(([question, score]) => ({ question, score })),
  }) as unknown as Response

test('the last score of a person is compared with their own last one on the same question', () => {
  const people = byPerson([
    said('ann', '2026-01-05', { nps: 9 }),
    said('ben', '2026-02-01', { nps: 3 }),
    said('ann', '2026-03-01', { nps: 6, ces: 2 }),
    said('ann', '2026-02-01', { ces: 7 }),
  ])
  const last = lastOf(people.get('ann') ?? [], questions)
  expect(last?.score).toBe(6)
  expect(last?.before?.score).toBe(9)
  expect(lastOf(people.get('ben') ?? [], questions)?.before).toBeUndefined()
})

test('who gave no score has none', () => {
  expect(lastOf([said('eve', '2026-01-01', {})], questions)).toBeUndefined()
})
