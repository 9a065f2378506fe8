import { expect, test } from 'vitest'
import { nested } from './nested'

const team = (id: string, parent: string | null) => ({ id, key: id, name: id.toUpperCase(), parent, revision: 0 })

test('teams stand below the one they are a part of', () => {
  const list = nested([team('support', 'service'), team('sales', null), team('service', null), team('lost', 'gone')])
  expect(list.map(({ team: { id }, depth }) => [id, depth])).toEqual([
    ['lost', 0],
    ['sales', 0],
    ['service', 0],
    ['support', 1],
  ])
})
