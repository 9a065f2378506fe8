import { expect, test } from 'vitest'
import {
  followed,
  marked,
  type Passage,
  passagesOf,
  pieces,
  type Span,
  spanAt,
  spansOf,
  trimmed,
  unmarked,
} from './passages'

const BODY = '👍 Fast help. Prices 😡 hurt; maybe a bundle?'
const at = (words: string, mark: Span['mark'] = 'good', body = BODY): Span => {
  const from = body.indexOf(words)
  return { from, to: from + words.length, mark }
}

test('places count characters on the server and halves in the browser, and come back the same', () => {
  const passages: Passage[] = [
    { starts: 2, quote: 'Fast help', mark: 'good' },
    { starts: 13, quote: 'Prices 😡 hurt', mark: 'bad' },
  ]
  const spans = spansOf(BODY, passages)
  expect(spans).toEqual([at('Fast help'), at('Prices 😡 hurt', 'bad')])
  expect(passagesOf(BODY, spans)).toEqual(passages)
})

test('a passage that does not stand where it says is not shown', () => {
  expect(spansOf(BODY, [{ starts: 3, quote: 'Fast', mark: 'good' }])).toEqual([])
  expect(spansOf(BODY, [{ starts: 2, quote: '', mark: 'good' }])).toEqual([])
  expect(spansOf(BODY, [{ starts: 900, quote: 'Fast', mark: 'good' }])).toEqual([])
})

test('a selection loses the blanks at its ends and never holds half a character', () => {
  const { from, to } = at(' Fast help. ')
  expect(trimmed(BODY, { from, to })).toEqual({ from: from + 1, to: to - 1 })
  expect(trimmed(BODY, { from: 2, to: 3 })).toBeUndefined()
  expect(trimmed(BODY, { from: 1, to: 1 })).toEqual({ from: 0, to: 2 })
  expect(trimmed(BODY, { from: 5, to: 5 })).toBeUndefined()
  const angry = BODY.indexOf('😡')
  expect(trimmed(BODY, { from: angry + 1, to: angry + 2 })).toEqual({ from: angry, to: angry + 2 })
})

test('a new passage takes the place of what it lies on', () => {
  const before = [at('Fast help. Prices 😡 hurt')]
  expect(marked(BODY, before, at('Prices'), 'bad')).toEqual([at('Fast help.'), at('Prices', 'bad'), at('😡 hurt')])
})

test('a passage grows by what it touches of the same kind, and only by that', () => {
  const grown = marked(BODY, [at('Fast'), at('bundle', 'idea')], { from: at('Fast').to, to: at('help').to }, 'good')
  expect(grown).toEqual([at('Fast help'), at('bundle', 'idea')])
  expect(marked(BODY, [at('Fast', 'bad')], { from: at('Fast').to, to: at('help').to }, 'good')).toHaveLength(2)
})

test('a mark is taken away where it was, as far as it was', () => {
  expect(unmarked(BODY, [at('Fast help')], at('help'))).toEqual([at('Fast')])
  expect(unmarked(BODY, [at('Fast help')], at('Fast help'))).toEqual([])
  expect(unmarked(BODY, [at('Fast')], at('help'))).toEqual([at('Fast')])
})

test('the pieces are the whole text in order', () => {
  const cut = pieces(BODY, [at('Fast help'), at('bundle', 'idea')])
  expect(cut.map(({ text }) => text).join('')).toBe(BODY)
  expect(cut.filter(({ mark }) => mark).map(({ text, mark }) => [text, mark])).toEqual([
    ['Fast help', 'good'],
    ['bundle', 'idea'],
  ])
  expect(pieces('', [])).toEqual([])
})

test('a place is in a passage at its edges, too', () => {
  const span = at('Fast')
  expect(spanAt([span], span.to)).toBe(span)
  expect(spanAt([span], span.to + 1)).toBeUndefined()
})

test('passages go with their words when the text around them is written anew', () => {
  const spans = [at('Fast help'), at('hurt', 'bad'), at('bundle', 'idea')]
  const after = '👍 Fast help. They say prices 😡 sting; maybe a bundle?'
  expect(followed(BODY, after, spans)).toEqual([at('Fast help', 'good', after), at('bundle', 'idea', after)])
  const turned = 'maybe a bundle? Fast help'
  expect(followed(BODY, turned, spans)).toEqual([at('bundle', 'idea', turned), at('Fast help', 'good', turned)])
  expect(followed('too dear', 'too dear, too dear', [at('too dear', 'bad', 'too dear')])).toEqual([
    { from: 0, to: 8, mark: 'bad' },
  ])
})
