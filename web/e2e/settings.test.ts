import { afterAll, beforeAll, expect, test } from 'vitest'
import { settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go } from './kit/pages'
import type { Server } from './kit/server'
import { tabTo } from './kit/typing'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test('settings are found by keyboard in the list at the side, which says where one is', async () => {
  const page = await visit(server)
  await go(page, 'settings')
  const list = page.getByRole('navigation', { name: 'Settings' })
  const here = list.locator('[aria-current="page"]')
  expect(await here.allTextContents()).toEqual(['Members'])
  await tabTo(page, list.getByRole('link', { name: 'Root causes' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Root causes', level: 1 }).waitFor()
  expect(await here.allTextContents()).toEqual(['Root causes'])
})

test('on the phone the list is a page of its own', async () => {
  const page = await visit(server, { viewport: { width: 390, height: 844 } })
  await go(page, 'settings')
  await page.getByRole('link', { name: 'Working hours' }).click()
  await page.getByRole('heading', { name: 'Working hours', level: 1 }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Settings' }).count()).toBe(0)
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  await settled(page)
  expect(await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').count()).toBeGreaterThan(10)
})
