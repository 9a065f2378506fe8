import { afterAll, beforeAll, test } from 'vitest'
import { serveDemo, visit } from './kit/demo'
import { go, NAMES } from './kit/pages'
import type { Server } from './kit/server'

/** A picture of every page, at the width of a desk and of a phone, light and dark: to be looked at by people. */
const OUT = new URL('./out/pages', import.meta.url).pathname
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

for (const [size, viewport] of Object.entries(SIZES))
  for (const scheme of ['light', 'dark'] as const)
    test(`every page, ${size}, ${scheme}`, async () => {
      const page = await visit(server, { viewport, colorScheme: scheme })
      for (const name of NAMES) {
        await go(page, name)
        await page.screenshot({ path: `${OUT}/${name}-${size}-${scheme}.png`, fullPage: true })
      }
    })
