import { mkdirSync, writeFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveDemo, visit } from './kit/demo'
import { go, NAMES } from './kit/pages'
import type { Server } from './kit/server'
import { STATES } from './kit/states'
import { PICTURES } from './kit/tour'

/** To be looked at by people: every page, at the width of a desk and of a phone, light and dark. */
const OUT = new URL('./out/pages', import.meta.url).pathname
/** Kept with the documentation. */
const IMAGES = new URL('../../docs/images', import.meta.url).pathname
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const WINDOW = SIZES.desk
/** How pictures of the documentation look that are not of a desk in the light. */
const LOOKS: Record<string, BrowserContextOptions> = {
  touchpoint: { viewport: WINDOW, colorScheme: 'dark' },
  phone: { viewport: SIZES.phone, deviceScaleFactor: 2 },
}
const SCHEMES = ['light', 'dark'] as const

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

for (const [size, viewport] of Object.entries(SIZES))
  for (const scheme of SCHEMES)
    test(`every page, ${size}, ${scheme}`, async () => {
      const page = await visit(server, { viewport, colorScheme: scheme })
      for (const name of NAMES) {
        await page.setViewportSize(viewport)
        await go(page, name)
        await unroll(page)
        await page.screenshot({ path: `${OUT}/${name}-${size}-${scheme}.png` })
      }
    })

for (const [size, viewport] of Object.entries(SIZES))
  for (const scheme of SCHEMES)
    test(`every dialog and step, ${size}, ${scheme}`, async () => {
      const page = await visit(server, { viewport, colorScheme: scheme })
      for (const [name, arrange] of Object.entries(STATES)) {
        await page.setViewportSize(viewport)
        await arrange(page)
        if (!(await page.getByRole('dialog').count())) await unroll(page)
        await page.screenshot({ path: `${OUT}/${name}-${size}-${scheme}.png` })
      }
    })

test.each(Object.entries(PICTURES))('docs/images/%s.webp', async (name, arrange) => {
  const page = await visit(server, LOOKS[name] ?? { viewport: WINDOW })
  await arrange(page)
  await keep(page, name)
})

/** Makes the window as high as the page, so that what is fixed at its end stands at its end. */
async function unroll(page: Page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height })
}

/** Keeps what the window shows as WebP, small enough for a repository. */
async function keep(page: Page, name: string) {
  await page.screenshot({ path: `${OUT}/../docs/${name}.png` })
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 78 })
  const picture = Buffer.from(data, 'base64')
  expect(picture.length).toBeLessThan(150_000)
  mkdirSync(IMAGES, { recursive: true })
  writeFileSync(`${IMAGES}/${name}.webp`, picture)
}
