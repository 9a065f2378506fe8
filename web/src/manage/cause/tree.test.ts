import { expect, test } from 'vitest'
import type { RootCause } from './queries'
import { treeOf } from './tree'

const cause = (id: string, position: number, parent: string | null = null): RootCause => ({
  id,
  name: id,
  parent,
  position,
  retired_at: null,
  cases: 0,
  revision: 0,
})

test('each cause stands below the wider one, in its order, and knows its neighbours', () => {
  const tree = treeOf([cause('slow', 1), cause('queue', 3, 'slow'), cause('price', 0), cause('night', 2, 'slow')])
  const told = tree.map(({ cause, depth, before, after, parts }) => [cause.id, depth, before?.id, after?.id, parts])
  expect(told).toEqual([
    ['price', 0, undefined, 'slow', false],
    ['slow', 0, 'price', undefined, true],
    ['night', 1, undefined, 'queue', false],
    ['queue', 1, 'night', undefined, false],
  ])
})
