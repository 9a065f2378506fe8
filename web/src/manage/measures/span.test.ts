import { expect, test } from 'vitest'
import { spanOf } from './span'

test.each([
  [0, 0, 'minutes'],
  [119.4, 119, 'minutes'],
  [200, 3.3, 'hours'],
  [48 * 60, 2, 'days'],
  [5_000, 3.5, 'days'],
])('%s minutes are %s %s', (minutes, n, unit) => {
  expect(spanOf(minutes)).toEqual({ n, unit })
})
