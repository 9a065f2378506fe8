import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { choose, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { goTo } from './kit/pages'
import { PRESENT, type Server } from './kit/server'

/** Today: what to do stands in one list, and tasks are ended where they stand. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const line = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })

/** A task of whoever is logged in, due some days from now. */
async function task(page: Page, title: string, days: number) {
  const { workspaces } = await get(page, '/v1/session')
  const due_at = new Date(Date.parse(`${PRESENT}T20:00:00Z`) + days * 86_400_000).toISOString()
  await post(page, '/v1/tasks', { title, owner: workspaces[0].member, due_at })
}

test('a task is ended and put off by keyboard, and comes back by undo', async () => {
  const page = await visit(server)
  await task(page, 'Send the report', -3)
  await task(page, 'Thank Ada', -2)
  await goTo(page, '/')
  await line(page, 'Send the report').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await page.getByText('Done: Send the report').waitFor()
  await expect.poll(() => line(page, 'Send the report').count()).toBe(0)
  expect(await line(page, 'Thank Ada').evaluate((li) => li.contains(document.activeElement))).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await line(page, 'Send the report').waitFor()

  await page.getByRole('link', { name: /Thank Ada/ }).focus()
  await page.keyboard.press('s')
  await page.getByText('Thank Ada: put off until tomorrow.').waitFor()
  const { items } = await get(page, '/v1/tasks?state=open')
  const due = items.find(({ title }: { title: string }) => title === 'Thank Ada').due_at
  expect(Date.parse(due)).toBeGreaterThan(Date.parse(`${PRESENT}T00:00:00Z`))
})

test('everybody has one list, in which each thing says whose it is', async () => {
  const page = await visit(server)
  await post(page, '/v1/cases', { kind: 'complaint', title: 'Nobody takes this', contact: await somebody(page) })
  await goTo(page, '/')
  await settled(page)
  expect(await line(page, 'Nobody takes this').count()).toBe(0)
  await choose(page, 'Whose list', 'Everybody')
  await line(page, 'Nobody takes this').getByText('nobody yet').waitFor()
  await page.reload()
  await line(page, 'Nobody takes this').waitFor()
})

test('on the phone the list fits, and a task is ended by a thumb', async () => {
  const page = await visit(server, PHONE)
  await task(page, 'Call from the bus', 0)
  await goTo(page, '/')
  await line(page, 'Call from the bus').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: 'Call from the bus: done' }).tap()
  await expect.poll(() => line(page, 'Call from the bus').count()).toBe(0)
})

async function somebody(page: Page): Promise<string> {
  const { items } = await get(page, '/v1/contacts?limit=1')
  return items[0].id
}
