// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { Change } from './change'
import type { Compared } from './measured'

const look = (compared: Compared, better?: 'higher' | 'lower') => {
  const { container } = show(<Change compared={compared} {...(better ? { better } : {})} />)
  return {
    look: container.querySelector('[data-look]')?.getAttribute('data-look') ?? 'unknown',
    text: container.querySelector('[data-look]')?.textContent,
  }
}

test('three looks, and none without a comparison', () => {
  expect(look({ change: 6.1, change_low: 1, change_high: 11 }).look).toBe('better')
  expect(look({ change: -9, change_low: -14, change_high: -4 }).look).toBe('worse')
  expect(look({ change: 40, change_low: -1, change_high: 81 }).look).toBe('unproved')
  expect(look({ change: null }).look).toBe('unknown')
})

test('where less is better, a fall is good', () => {
  expect(look({ change: -9, change_low: -14, change_high: -4 }, 'lower').look).toBe('better')
})

test('the words say all that the shape says', () => {
  expect(look({ change: 4, change_low: -1, change_high: 9 }).text).toBe('+4.0 (−1.0 … +9.0) not proved')
})
