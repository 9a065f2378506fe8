import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { structure } from './kit/aria'
import { seriousFaults } from './kit/axe'
import { type Opened, open } from './kit/browser'
import { openCase } from './kit/cases'
import { announce } from './kit/decisions'
import { arrive, serveDemo, visit } from './kit/demo'
import { walk } from './kit/keyboard'
import { go, NAMES } from './kit/pages'
import type { Server } from './kit/server'

let server: Server
let opened: Opened
beforeAll(async () => {
  server = await serveDemo()
  opened = await open(server.address)
  await arrive(opened.page)
  await openCase(opened.page)
  await announce(opened.page)
})
afterEach(() => expect(opened.faults.splice(0), 'errors in the page').toEqual([]))
afterAll(() => server.remove())

describe.each(NAMES)('%s', (name) => {
  beforeAll(async () => {
    const { page } = opened
    await page.emulateMedia({ colorScheme: 'light' })
    await go(page, name)
    // What fades is looked at when it has.
    await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
  })

  test('has its structure', async () => {
    const tree = structure(await opened.page.getByRole('main').ariaSnapshot())
    await expect(tree).toMatchFileSnapshot(`aria/${name}.yaml`)
  })

  test('is for everybody, light', async () => {
    expect(await seriousFaults(opened.page)).toEqual([])
  })

  test('is walked by keyboard', async () => {
    expect(await walk(opened.page)).toEqual({ missed: [], unseen: [], round: true })
  })

  test('is for everybody, dark', async () => {
    const { page } = opened
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark')
    expect(await seriousFaults(page)).toEqual([])
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
