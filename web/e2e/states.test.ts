import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFaults } from './kit/axe'
import { serveDemo, visit } from './kit/demo'
import type { Server } from './kit/server'
import { STATES } from './kit/states'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test.each(Object.entries(STATES))('%s is for everybody, light and dark', async (_, arrange) => {
  const page = await visit(server)
  await arrange(page)
  await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
  expect(await seriousFaults(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark')
  expect(await seriousFaults(page)).toEqual([])
})
