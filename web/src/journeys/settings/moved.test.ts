import { expect, test } from 'vitest'
import { keyOf, moved } from './moved'

test('an entry changes places with its neighbour and no further', () => {
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b'])
})

test('a key is a name without spaces', () => {
  expect(keyOf('  Proof of Concept ')).toBe('proof-of-concept')
})
