import { afterAll, beforeAll, expect, test } from 'vitest'
import { get } from './kit/api'
import { choose, settled } from './kit/browser'
import { openCase } from './kit/cases'
import { serveDemo, visit } from './kit/demo'
import { go, goTo } from './kit/pages'
import type { Server } from './kit/server'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test('an alert shows what it rests on, and somebody says that they know', async () => {
  const page = await visit(server)
  await go(page, 'alerts')
  const open = page.getByRole('table', { name: 'Open' })
  const before = await open.getByRole('row').count()
  expect(before).toBeGreaterThan(2)
  await open
    .getByRole('link', { name: /Satisfaction/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'What moved most' }).waitFor()
  await page.getByRole('img', { name: /^between/ }).waitFor()
  await page.getByRole('button', { name: 'I know of it' }).click()
  await page.getByText(/^Known · /).waitFor()
  await page.getByRole('button', { name: 'Tell nobody for 30 days' }).click()
  await page.getByRole('button', { name: 'Tell again' }).waitFor()
  await page.getByRole('button', { name: 'It is seen to' }).click()
  await page.getByText(/^Over · /).waitFor()
})

test('a watch is tried before it is kept, and says what its last look found', async () => {
  const page = await visit(server)
  await go(page, 'watches')
  await page.getByRole('button', { name: 'New watch' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Gold is content')
  await dialog.getByLabel('Only answers where').fill("account.tier = 'gold'")
  await choose(page, 'Fires when', 'it is below a bound, with its whole interval')
  await dialog.getByLabel('Bound').fill('10')
  await dialog.getByRole('button', { name: 'Try it on the last 90 days' }).click()
  await dialog.getByText(/^It would (not )?have fired /).waitFor()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Gold is content is watched.').waitFor()
  await settled(page)
  expect(await page.getByRole('table', { name: 'Watches' }).textContent()).toContain('Gold is content')
})

test('a case is opened from an alert, and by a rule about a watch', async () => {
  const page = await visit(server)
  await go(page, 'case-rules')
  await page.getByRole('button', { name: 'New rule' }).click()
  const rule = page.getByRole('dialog')
  await choose(page, 'Begin with', 'A watch finds something of a customer')
  await choose(page, 'Watch', 'Customer turns at risk or dangling')
  await rule.getByRole('button', { name: 'Try it over the last 90 days' }).click()
  await rule.getByText(/^It would have opened \d+ cases in 90 days, for \d+ customers\.$/).waitFor()
  await rule.getByRole('button', { name: 'Save the rule' }).click()
  await page
    .getByRole('row')
    .getByText('what the watch Customer turns at risk or dangling finds of customers: all of them')
    .waitFor()

  const { items } = await get(page, '/v1/alerts?limit=100')
  const alert = items.find(({ account }: { account?: object }) => account)
  await goTo(page, `/alerts/${alert.id}`)
  await page.getByRole('button', { name: 'Open a case' }).click()
  const opening = page.getByRole('dialog')
  await opening.getByLabel('What happened').fill('They turned away from us')
  await opening.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('heading', { level: 1, name: /They turned away from us/ }).waitFor()
  await page.getByText(`The watch “${alert.watch.name}” found something`).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Open' }).first().click()
  await page.getByRole('heading', { level: 1, name: alert.watch.name }).waitFor()
})

test('what nobody knows of stands in Today until somebody says that they know', async () => {
  const page = await visit(server)
  await goTo(page, '/?of=everybody')
  const line = page.getByRole('listitem').filter({ hasText: 'Alert' })
  await line.first().waitFor()
  const before = await line.count()
  const title = await line.first().getByRole('link').first().textContent()
  expect(title).not.toBe('Alert ')
  await line
    .first()
    .getByRole('button', { name: /I know of it$/ })
    .click()
  await page.getByText(/^Known: /).waitFor()
  await expect.poll(() => line.count()).toBe(before - 1)
})

test('the page of an account shows its alerts, that of a case who else was affected', async () => {
  const page = await visit(server)
  const { items } = await get(page, '/v1/alerts?limit=200')
  const { account } = items.find((one: { account?: object; state: string }) => one.account && one.state === 'open')
  await goTo(page, `/accounts/${account.id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Alerts', exact: true }) })
  await panel.getByRole('link').first().click()
  await page.getByRole('button', { name: 'I know of it' }).waitFor()

  const { id } = await openCase(page)
  await goTo(page, `/cases/${id}`)
  await page.getByRole('heading', { name: 'Went through it and said nothing' }).waitFor()
  await page.getByRole('button', { name: /^Reach out to \d+ customers?$/ }).click()
  await page.getByText(/^There (is a task|are tasks) for /).waitFor()
})
