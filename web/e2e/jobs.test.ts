import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { browse, choose, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go } from './kit/pages'
import type { Server } from './kit/server'

/** What each page is there for, done once. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test('Home says how the customers are, and leads on', async () => {
  const page = await visit(server)
  await go(page, 'home')
  await settled(page)
  expect(await page.getByRole('main').textContent()).toMatch(
    /(NPS|Recommendation|Satisfaction|CSAT|Ease|solved)[^.]* (is|rose|fell)/,
  )
  await page.getByRole('button', { name: 'Satisfaction (CSAT)', exact: true }).click()
  await page.getByRole('heading', { name: /^(CSAT|Satisfaction).* by month/ }).waitFor()
  await page.getByRole('link', { name: 'Read all responses' }).click()
  await page.getByRole('heading', { name: 'Responses', level: 1 }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
})

test('a touchpoint gets a target, and loses it by undo', async () => {
  const page = await visit(server)
  await go(page, 'touchpoints')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: /^(Set a|Change the) target$/ }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Measure', 'Satisfaction')
  await dialog.getByRole('textbox', { name: 'Target' }).fill('91')
  await dialog.getByRole('button', { name: 'Set this target' }).click()
  await page.getByText(/^The target of .* is set\.$/).waitFor()
  await expect.poll(() => page.getByRole('main').textContent()).toMatch(/91(\.0)?\s?%/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByRole('main').textContent()).not.toMatch(/91(\.0)?\s?%/)
})

test('Explore is asked by clicking, kept in its address, and taken out as CSV', async () => {
  const page = await visit(server)
  await go(page, 'explore')
  await choose(page, 'Measure', 'Satisfaction (CSAT)')
  await choose(page, 'Period', 'By quarter')
  await page.getByRole('combobox', { name: 'Groups' }).click()
  await page.getByRole('option', { name: 'Touchpoint', exact: true }).click()
  await page.keyboard.press('Escape')
  await settled(page)
  const table = page.getByRole('table')
  await table.getByRole('columnheader', { name: /Touchpoint/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).last().click(),
  ])
  const [header = '', ...rows] = (await text(await download.createReadStream())).trim().split('\n')
  expect(header).toContain('Touchpoint')
  expect(header).toContain('Lower end')
  expect(rows.length).toBe((await table.getByRole('row').count()) - 1)

  const asked = await page
    .getByRole('main')
    .getByText(/^Satisfaction/)
    .first()
    .textContent()
  const other = await visit(server)
  await other.goto(page.url())
  await settled(other)
  expect(
    await other
      .getByRole('main')
      .getByText(/^Satisfaction/)
      .first()
      .textContent(),
  ).toBe(asked)

  await page.goBack()
  await expect.poll(() => table.getByRole('columnheader', { name: /Touchpoint/ }).count()).toBe(0)
})

test('a response is opened, excluded with a reason, and counts again by undo', async () => {
  const page = await visit(server)
  await go(page, 'responses')
  await page.getByRole('button', { name: /^Open/ }).first().click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Why').fill('a trial by our own staff')
  await panel.getByRole('button', { name: 'Exclude this response' }).click()
  await panel.getByText('No figure counts it: a trial by our own staff').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await panel.getByLabel('Why').waitFor()
})

test('an account is found, and shows its people with their words', async () => {
  const page = await visit(server)
  await go(page, 'accounts')
  const name = (await page.getByRole('table').getByRole('link').first().textContent()) ?? ''
  await page.getByLabel('Name or number').fill(name.slice(0, 6))
  await settled(page)
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByRole('table', { name: 'People' }).waitFor()
  await page.getByRole('heading', { name: 'Who faces whom' }).waitFor()
})

test('a person is found from every page', async () => {
  const page = await visit(server)
  await go(page, 'contacts')
  const link = page.getByRole('table').getByRole('link').first()
  const name = (await link.textContent()) ?? ''
  await go(page, 'members')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name.slice(0, name.length - 1), { delay: 10 })
  await page.locator('[role=dialog]').getByText(name).first().waitFor()
  await settled(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
})

test('somebody is invited, joins, and is in the audit', async () => {
  const page = await visit(server)
  await go(page, 'members')
  await page.getByLabel('Invite by mail address').fill('grace@example.com')
  await page.getByRole('button', { name: 'Make an invitation link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const link = /http:\S+\/join#[\w-]+/.exec((await dialog.innerHTML()) ?? '')?.[0] ?? ''
  expect(link).toContain('/join#')

  const hers = await browse(server.address)
  await hers.goto(link)
  await hers.getByLabel('Your name').fill('Grace Hopper')
  await hers.getByLabel('A password').fill('a nanosecond of wire')
  await hers.getByRole('button', { name: 'Join' }).click()
  await hers.getByRole('navigation', { name: 'Main navigation' }).first().waitFor()

  await go(page, 'audit')
  await page.getByRole('table').getByText('joined').first().waitFor()
})

test('a token is made, lets a program in, and is revoked', async () => {
  const page = await visit(server)
  await go(page, 'tokens')
  await page.getByLabel('What it is for').fill('nightly export')
  await page.getByRole('checkbox', { name: 'read customers' }).check()
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = /ts_[\w-]+/.exec((await page.getByRole('dialog').innerHTML()) ?? '')?.[0] ?? ''
  const ask = () => fetch(`${server.address}/v1/accounts`, { headers: { authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page
    .getByRole('button', { name: /Revoke/ })
    .first()
    .click()
  await expect.poll(async () => (await ask()).status).toBe(401)
})

test('a method is one press away from its figure, and readable', async () => {
  const page = await visit(server)
  await go(page, 'home')
  await page
    .getByRole('button', { name: /^How this is computed/ })
    .first()
    .click()
  await page.getByRole('link', { name: /method/i }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.textContent('main')).toContain('Interval')
})

test('the pages speak German, and look dark when asked to', async () => {
  const page = await visit(server)
  await go(page, 'home')
  await page.getByRole('button', { name: /^You, / }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await page.getByRole('button', { name: /^You, / }).click()
  await page.getByRole('menuitem', { name: 'Deutsch' }).click()
  await page.getByRole('link', { name: 'Berührungspunkte' }).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark')
})

test('whoever is no member is told so, and sees nothing', async () => {
  const page = await visit(server)
  await page.goto(`/w/${inject('demo').workspace}-other/accounts`)
  await page.getByText('You are not a member here').waitFor()
})
