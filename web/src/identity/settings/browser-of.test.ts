import { expect, test } from 'vitest'
import { browserOf } from './browser-of'

test('a device is named by its browser and system', () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
  expect(browserOf(agent)).toBe('Chrome, Linux')
  expect(browserOf('curl/7.88.1')).toBe('curl/7.88.1')
})
