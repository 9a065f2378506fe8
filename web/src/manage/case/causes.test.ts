import { expect, test } from 'vitest'
import { causesInOrder } from './causes'

const cause = (id: string, parent: string | null, position: number, retired_at: string | null = null) => ({
  id,
  parent,
  name: id,
  position,
  retired_at,
})

const TREE = [
  cause('slow', null, 1),
  cause('tools', 'slow', 0),
  cause('price', null, 0),
  cause('old', null, 2, '2026-01-01'),
]

test('causes stand below what they are a part of', () => {
  expect(causesInOrder(TREE, null).map(({ path }) => path)).toEqual(['price', 'slow', 'slow › tools'])
})

test('one that is retired stays where it is chosen', () => {
  expect(causesInOrder(TREE, 'old').map(({ id }) => id)).toContain('old')
})
