import { expect, test } from 'vitest'
import { parts, suggested, toText, toWords, typing } from './mention'

const anna = { id: `mem_${'1'.repeat(26)}`, name: 'Anna' }
const annaMeier = { id: `mem_${'2'.repeat(26)}`, name: 'Anna Meier' }
const people = [anna, annaMeier]

test('names in a field become ids and back, the longest name first', () => {
  const text = 'Hi @Anna Meier, ask @Anna. @Annabel and a@Anna stay'
  const words = toWords(text, people)
  expect(words).toBe(`Hi @${annaMeier.id}, ask @${anna.id}. @Annabel and a@${anna.id} stay`)
  expect(toText(words, people)).toBe(text)
})

test('mentions of people who are not known stay as they are', () => {
  const stranger = `@mem_${'9'.repeat(26)}`
  expect(parts(`${stranger} @${anna.id}`, people)).toEqual([`${stranger} `, anna])
  expect(parts('', people)).toEqual([])
})

test.each([
  ['Hi @', 4, { from: 3, query: '' }],
  ['Hi @An', 6, { from: 3, query: 'An' }],
  ['@Anna Me', 8, { from: 0, query: 'Anna Me' }],
  ['mail anna@firm', 14, undefined],
  ['Hi @An over there', 17, undefined],
  ['Hi', 2, undefined],
])('%o with the caret at %i is %o', (text, caret, found) => {
  expect(typing(text, caret)).toEqual(found)
})

test('colleagues are suggested by any part of their name', () => {
  expect(suggested('mei', people)).toEqual([annaMeier])
  expect(suggested('', people)).toEqual(people)
  expect(suggested('x', people)).toEqual([])
})
