import { expect, test } from 'vitest'
import type { SurveyQuestion } from './queries'
import { ends, tone } from './tone'

const question = (
  kind: SurveyQuestion['kind'],
  scale: string | null = null,
  higher_is: SurveyQuestion['higher_is'] = 'better',
) => ({ kind, scale, higher_is }) as SurveyQuestion

test.each([
  [question('nps', '0..10'), [6, 7, 8, 9], ['bad', 'passive', 'passive', 'good']],
  [question('csat', '1..5'), [1, 2, 3, 4, 5], ['bad', 'bad', 'passive', 'good', 'good']],
  [question('ces', '1..7', 'worse'), [1, 2, 4, 7], ['good', 'good', 'passive', 'bad']],
  [question('solved'), [0, 1, 2], ['bad', 'passive', 'good']],
])('%o', (asked, scores, tones) => {
  expect(scores.map((score) => tone(asked, score))).toEqual(tones)
})

test('ends of a scale', () => {
  expect(ends('1..5')).toEqual([1, 5])
  expect(ends(null)).toBeUndefined()
})
