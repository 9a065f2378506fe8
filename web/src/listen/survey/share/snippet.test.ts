import { expect, test } from 'vitest'
import { snippet } from './snippet'

const address = 'https://example.com/s/abc'

test('only says what fits how it opens', () => {
  expect(snippet(address, { mode: 'tab', delay: 5, label: 'Tell us' })).toBe(
    '<script async src="https://example.com/s/abc/widget.js" data-mode="tab" data-label="Tell us"></script>',
  )
  expect(snippet(address, { mode: 'popover', delay: 0, open: '' })).toContain('data-mode="popover" data-delay="0">')
})

test('what somebody typed stays within its quotes', () => {
  const lines = snippet(address, { mode: 'popover', open: '"><script>alert(1)</script>' })
  expect(lines).toContain('data-open="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
})
