import { expect, test } from 'vitest'
import { numbers, THIN } from './numbers'

const en = numbers('en-GB')

test('minus is a minus, and there is one decimal', () => {
  expect(en.value(-9)).toBe('−9.0')
  expect(en.change(4)).toBe('+4.0')
  expect(en.change(0)).toBe('0.0')
  expect(en.value(-0.01)).toBe('0.0')
})

test('units stand behind a thin space, ranges say them once', () => {
  expect(en.value(39.84, 'percent')).toBe(`39.8${THIN}%`)
  expect(en.range(37.22, 42.45, 'percent')).toBe(`37.2 … 42.5${THIN}%`)
  expect(en.changeRange(-1, 9)).toBe('−1.0 … +9.0')
})

test('counts are whole and grouped as the locale does', () => {
  expect(en.count(2746)).toBe('2,746')
  expect(numbers('de-DE').count(2746)).toBe('2.746')
  expect(numbers('de-DE').exact(13190.25)).toBe('13.190,25')
  expect(numbers('de-DE').value(-39.84)).toBe('−39,8')
})
