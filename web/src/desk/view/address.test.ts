import { expect, test } from 'vitest'
import { addressOf, changesTo } from './address'

const KEYS = ['q', 'survey', 'high'] as const

test('the same filters are the same view, in whatever order they were set', () => {
  expect(addressOf(KEYS, { survey: 'relation', high: '6' })).toBe(addressOf(KEYS, { high: '6', survey: 'relation' }))
  expect(addressOf(KEYS, {})).toBe('')
})

test('a view brings its filters back and takes others away', () => {
  const address = addressOf(KEYS, { q: 'zu spät & teuer', high: '6' })
  expect(changesTo(KEYS, address)).toEqual({ q: 'zu spät & teuer', high: '6', survey: null })
  expect(changesTo(KEYS, 'q=a&evil=b')).toEqual({ q: 'a', survey: null, high: null })
})
