import { expect, test } from 'vitest'
import { partsOf } from './tally'

const names = { bad: 'detractors', middle: 'passives', good: 'promoters' }

test('nps in three parts, as its rule has them', () => {
  const parts = partsOf('nps', { '0': 1, '6': 2, '7': 4, '8': 8, '9': 16, '10': 32 }, names)
  expect(parts.map(({ label, n, tone }) => [label, n, tone])).toEqual([
    ['detractors', 3, 'bad'],
    ['passives', 12, 'passive'],
    ['promoters', 48, 'good'],
  ])
})

test('other scales point by point', () => {
  expect(partsOf('csat', { '5': 9, '1': 2, '3': 4 }, names).map(({ label, tone }) => [label, tone])).toEqual([
    ['1', 'bad'],
    ['3', 'passive'],
    ['5', 'good'],
  ])
  expect(partsOf('csat', null, names)).toEqual([])
})
