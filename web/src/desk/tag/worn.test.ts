import { expect, test } from 'vitest'
import { wornBy } from './worn'

test('a tag is worn by all, some or none of the records', () => {
  const [late, dear] = [{ id: 'late' }, { id: 'dear' }]
  expect(wornBy('late', [[late, dear], [late]])).toBe('all')
  expect(wornBy('dear', [[late, dear], [late]])).toBe('some')
  expect(wornBy('other', [[late], []])).toBe('none')
  expect(wornBy('late', [])).toBe('none')
})
