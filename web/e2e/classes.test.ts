import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go } from './kit/pages'
import type { Server } from './kit/server'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test('a class is set by hand with a reason and an end, and the rules hold again', async () => {
  const page = await visit(server)
  await go(page, 'account')
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Class', exact: true }) })
  const dialog = page.getByRole('dialog')

  await panel.getByRole('button', { name: 'Set by hand' }).click()
  await choose(page, 'Class', 'Dangling')
  await dialog.getByLabel('Why').fill('Their new board has told us')
  await dialog.getByLabel('First day on which the rules hold again').fill('2027-02-01')
  await dialog.getByRole('button', { name: 'Set by hand' }).click()
  await panel.getByText('by hand until Feb 1, 2027: Their new board has told us').waitFor()
  expect(await panel.textContent()).toContain('By the rules:')

  await panel.getByRole('button', { name: 'Let the rules hold' }).click()
  await page.getByText('The rules hold again.').waitFor()
  await panel.getByRole('button', { name: 'Set by hand' }).waitFor()
  expect(await panel.textContent()).not.toContain('by hand until Feb 1')
})

test('customers are listed by class, and other rules are tried before they hold', async () => {
  const page = await visit(server)
  await go(page, 'classes')
  await page.getByRole('table', { name: 'Was, down; is now, across' }).waitFor()
  await page.getByRole('tab', { name: 'Customers' }).click()
  await settled(page)
  expect(await page.getByRole('table', { name: 'Customers' }).getByRole('row').count()).toBeGreaterThan(10)

  await page.getByRole('tab', { name: 'Rules' }).click()
  await page.getByLabel('People heard, at least').fill('20')
  await page.getByRole('button', { name: 'See who would move' }).click()
  await page.getByText(/\d+ customers would move/).waitFor()
  await page.getByLabel('What changed, in words').fill('Only who is heard by twenty')
  await page.getByRole('button', { name: 'Let these rules hold' }).click()
  await page.getByText('The rules hold; every customer is looked at again.').waitFor()
})

test('silent customers are called from where they are found', async () => {
  const page = await visit(server)
  await go(page, 'silence')
  const silent = page.getByRole('table', { name: 'Silent customers' })
  expect(await silent.getByRole('row').count()).toBeGreaterThan(12)
  await silent
    .getByRole('button', { name: /^Reach out to / })
    .first()
    .click()
  await page.getByText(/^There is a task to call .*, due in five days\.$/).waitFor()
  await silent.getByRole('link').first().click()
  await page.getByText(/^Call .*: nobody was heard$/).waitFor()
})
