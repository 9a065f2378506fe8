import { expect, test } from 'vitest'
import type { Ask } from '@/listen/survey/design/definition'
import { answersOf, fitOf } from './fit'

test.each<[Ask, number[]]>([
  [{ kind: 'intent' }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  [{ kind: 'csat', points: 7 }, [1, 2, 3, 4, 5, 6, 7]],
  [{ kind: 'rating', from: 1, to: 3, step: 0.5 }, [1, 1.5, 2, 2.5, 3]],
])('%o is a row of points', (ask, points) => {
  expect(fitOf(ask)).toEqual({ by: 'points', points })
})

test('a scale with more points than a row holds is a number', () => {
  expect(fitOf({ kind: 'slider', from: 0, to: 100, step: 1 })).toEqual({ by: 'text', type: 'number' })
})

test('lists are chosen from, and what has its own list brings it', () => {
  const options = [{ key: 'price', label: { en: 'The price' } }]
  expect(fitOf({ kind: 'choices', options })).toEqual({ by: 'options', options, several: true })
  const solved = fitOf({ kind: 'solved' })
  expect(solved?.by === 'options' && solved.options.map(({ key }) => key)).toEqual(['yes', 'partly', 'no'])
})

test.each<Ask['kind']>(['matrix', 'rating_matrix', 'ranking', 'file', 'consent', 'contact', 'emotion', 'marks'])(
  'nobody is asked a %s in person',
  (kind) => {
    expect(fitOf({ kind, from: 1, to: 5 })).toBeUndefined()
  },
)

test('only what was said is sent, in the form its question takes', () => {
  const asks: Record<string, Ask> = {
    go_on: { kind: 'intent' },
    seats: { kind: 'number' },
    why: { kind: 'words' },
    which: { kind: 'choices', options: [] },
    empty: { kind: 'words' },
    none: { kind: 'choices', options: [] },
    grid: { kind: 'matrix' },
  }
  const given = { go_on: 0, seats: '2,5', why: ' because ', which: ['a'], empty: '  ', none: [], grid: 'x', gone: 'x' }
  expect(answersOf(given, asks)).toEqual({ go_on: 0, seats: 2.5, why: 'because', which: ['a'] })
  expect(answersOf({ seats: 'many' }, asks)).toEqual({})
})
