import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast, NEEDED, USUAL } from './contrast'

const STYLE = readFileSync('../crates/listen/src/answering/style.css', 'utf8')

test('the usual colours are those of the page that people answer on', () => {
  expect(STYLE).toContain(`--panel:${USUAL.background};`)
  expect(STYLE).toContain(`--ink:${USUAL.ink};`)
  expect(STYLE).toContain(`--accent:${USUAL.accent};`)
})

test('the usual colours can be read', () => {
  expect(contrast(USUAL.ink, USUAL.background)).toBeGreaterThan(NEEDED)
  expect(contrast(USUAL.accent, USUAL.background)).toBeGreaterThan(NEEDED)
})
