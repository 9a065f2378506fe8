// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { fill, needs } from '@/lib/message'
import type { Catalogue } from '@/lib/words'

const files = Object.entries(import.meta.glob<{ words: Catalogue<string> }>('../**/words.ts', { eager: true }))

test('the texts of every page are looked at', () => {
  expect(files.length).toBeGreaterThan(12)
})

test.each(files)('%s says the same in both languages', (_, { words: { en, de } }) => {
  expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted())
  for (const [key, text] of Object.entries(en)) {
    expect([key, ...needs(de[key] ?? '')].toSorted()).toEqual([key, ...needs(text)].toSorted())
    for (const spoken of [text, de[key] ?? '']) {
      const values = Object.fromEntries([...needs(spoken)].map((name) => [name, 2]))
      expect(fill(spoken, values, 'en').join(''), key).not.toBe('')
    }
  }
})
