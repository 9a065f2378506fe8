import { expect, test } from 'vitest'
import { byTouchpoint, sounding } from './heard'
import type { Voice } from './queries'

const said = (tone: Voice['tone'], key?: string): Voice => ({
  kind: 'response',
  id: 'rsp_1',
  at: '2026-10-01T08:00:00Z',
  words: 'x',
  tone,
  touchpoint: key ? { key, name: key === 'care' ? 'Care' : null } : null,
  marks: [],
  anonymous: false,
})

test('places with most bad words come first, words about nothing in particular are left out', () => {
  const words = [
    said('good', 'visit'),
    said('bad', 'care'),
    said('good', 'visit'),
    said('unknown', 'care'),
    said('bad'),
  ]
  expect(byTouchpoint(words)).toEqual([
    { key: 'care', name: 'Care', n: 2, bad: 1, neutral: 0, good: 0 },
    { key: 'visit', name: 'visit', n: 2, bad: 0, neutral: 0, good: 2 },
  ])
  expect(sounding(words, 'bad')).toBe(2)
})
