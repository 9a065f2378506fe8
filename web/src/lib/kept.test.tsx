// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { forgetKept, useKept } from './kept'

beforeEach(() => localStorage.clear())

const BLANK = { body: '', score: null as number | null }
const begin = (name = 'call') => renderHook(() => useKept(name, BLANK)).result

test('what was begun is there again when the page comes back, and gone once it is saved', () => {
  const first = begin()
  act(() => first.current[1]({ body: 'They like it' }))
  act(() => first.current[1]({ score: 8 }))
  expect(first.current[0]).toEqual({ body: 'They like it', score: 8 })
  expect(begin().current[0]).toEqual({ body: 'They like it', score: 8 })
  expect(begin('another').current[0]).toEqual(BLANK)
  act(() => first.current[2]())
  expect(begin().current[0]).toEqual(BLANK)
})

test('what cannot be read is no draft', () => {
  localStorage.setItem('touchstone.kept.call', '{"body":')
  expect(begin().current[0]).toEqual(BLANK)
})

test('all drafts are forgotten at once, and nothing else', () => {
  const begun = begin()
  act(() => begun.current[1]({ body: 'secret' }))
  localStorage.setItem('touchstone.language', 'de')
  forgetKept()
  expect(begin().current[0]).toEqual(BLANK)
  expect(localStorage.getItem('touchstone.language')).toBe('de')
})
