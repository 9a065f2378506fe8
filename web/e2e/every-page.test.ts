import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { structure } from './kit/aria'
import { seriousFaults } from './kit/axe'
import { serveDemo, visit } from './kit/demo'
import { walk } from './kit/keyboard'
import { go, NAMES } from './kit/pages'
import type { Server } from './kit/server'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

describe.each(NAMES)('%s', (name) => {
  test('has its structure, offends nobody in light and dark, and is walked by keyboard', async () => {
    const page = await visit(server)
    await go(page, name)
    // What fades is measured at its end.
    await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
    await expect.soft(structure(await page.getByRole('main').ariaSnapshot())).toMatchFileSnapshot(`aria/${name}.yaml`)
    expect.soft(await seriousFaults(page), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark')
    expect.soft(await seriousFaults(page), 'dark').toEqual([])
    expect.soft(await walk(page)).toEqual({ missed: [], unseen: [], round: true })
  })
})

test('the first press of Tab offers to skip to the page', async () => {
  const page = await visit(server)
  await go(page, 'accounts')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to the page')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)
