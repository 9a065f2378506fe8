import { expect, test } from 'vitest'
import { fill } from './message'

const say = (text: string, values: Record<string, string | number>, locale = 'en-GB') =>
  fill(text, values, locale).join('')

test('names are filled in', () => {
  expect(say('{who} of {where}', { who: 'Ann', where: 'Northwind' })).toBe('Ann of Northwind')
})

test.each([
  [0, 'nobody'],
  [1, '1 person'],
  [2746, '2,746 people'],
])('%i people', (n, words) => {
  expect(say('{n, plural, =0 {nobody} one {# person} other {# people}}', { n })).toBe(words)
})

test('cases nest and select', () => {
  const text = '{way, select, up {rose by {n, plural, one {# point} other {# points}}} other {stayed}}'
  expect(say(text, { way: 'up', n: 1 })).toBe('rose by 1 point')
  expect(say(text, { way: 'flat', n: 1 })).toBe('stayed')
})

test('numbers follow the locale', () => {
  expect(say('{n, number}', { n: 1234.5 }, 'de-DE')).toBe('1.234,5')
})

test('what is not text stays what it is', () => {
  const mark = { mark: true }
  expect(fill('before {it} after', { it: mark }, 'en')).toEqual(['before ', mark, ' after'])
})

test('a value that was forgotten is an error, not a hole', () => {
  expect(() => say('{who}', {})).toThrow('needs who')
})
