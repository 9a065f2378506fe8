import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
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

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true })
const row = (page: Page, name: string) => table(page, 'Contracts').getByRole('row').filter({ hasText: name })

async function act(page: Page, name: string, what: string) {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

test('a contract is added, becomes less for a reason, gets notice, ends, and runs again by undo', async () => {
  const page = await visit(server)
  await go(page, 'account')
  const dialog = page.getByRole('dialog')
  const name = 'Night watch'

  await page.getByRole('button', { name: 'Add a contract' }).click()
  await dialog.getByLabel('What you call it').fill(name)
  await dialog.getByLabel('Amount').fill('1.000,00')
  await dialog.getByLabel('First day').fill('2026-01-01')
  await dialog.getByLabel('End of what is agreed').fill('2027-12-31')
  await dialog.getByLabel('Days of notice').fill('90')
  await dialog.getByRole('button', { name: 'Add a contract' }).click()
  await dialog.getByText('Write it as 1200.50.').waitFor()
  await dialog.getByLabel('Amount').fill('1,000.50')
  await dialog.getByText('That is €12,006.00 a year.').waitFor()
  await dialog.getByRole('button', { name: 'Add a contract' }).click()
  await page.getByText(`${name} was added.`).waitFor()
  await expect.poll(() => row(page, name).textContent()).toContain('€12,006.00')
  await table(page, 'Movements').getByText('+€12,006.00').first().waitFor()

  await act(page, name, 'Change the terms …')
  await dialog.getByLabel('Amount').fill('900')
  await dialog.getByText('That is €10,800.00 a year, −€1,206.00 against before.').waitFor()
  await dialog.getByLabel('From which day').fill('2026-10-01')
  await choose(page, 'Why it is less', 'price')
  await dialog.getByRole('button', { name: 'Change the terms from this day' }).click()
  await expect.poll(() => row(page, name).textContent()).toContain('€10,800.00')
  const lost = table(page, 'Movements').getByRole('row').filter({ hasText: '−€1,206.00' })
  expect(await lost.textContent()).toMatch(/buys less.*Oct 1, 2026.*price/)

  await act(page, name, 'Note that notice was given …')
  await dialog.getByLabel('Day of the notice').fill('2026-10-15')
  await dialog.getByRole('button', { name: 'Note that notice was given' }).click()
  await expect.poll(() => row(page, name).textContent()).toContain('given on Oct 15, 2026')

  await act(page, name, 'End it …')
  await dialog.getByLabel('End', { exact: true }).fill('2026-10-20')
  await choose(page, 'Why', 'somebody else is better or nearer')
  await dialog.getByRole('button', { name: 'End this contract' }).click()
  await expect.poll(() => row(page, name).textContent()).toContain('ended Oct 20, 2026')
  await table(page, 'Movements').getByText('−€10,800.00').first().waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => row(page, name).textContent()).toContain('Dec 31, 2027')

  await act(page, name, 'Remove it …')
  await dialog.getByRole('button', { name: 'Remove it with its 2 movements' }).click()
  await expect.poll(() => row(page, name).count()).toBe(0)
})

test('a movement is told, and taken back', async () => {
  const page = await visit(server)
  await go(page, 'account')
  await page.getByRole('button', { name: 'Tell a movement' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'What happened', 'buys less')
  await choose(page, 'Currency', 'JPY')
  await dialog.getByLabel('How much more or less a year brings').fill('1,200,000')
  await choose(page, 'Why', 'the need is gone')
  await dialog.getByRole('button', { name: 'Tell a movement' }).click()
  const told = table(page, 'Movements').getByRole('row').filter({ hasText: '−¥1,200,000' })
  await told.getByText('the need is gone').waitFor()
  await told.getByRole('button', { name: /^Take back/ }).click()
  await expect.poll(() => told.count()).toBe(0)
})

test('the list tells what all contracts bring, also those further down, narrows to near ends, and goes out as a file', async () => {
  const page = await visit(server)
  await go(page, 'contracts')
  const sentence = () => page.getByRole('main').textContent()
  expect(await sentence()).toMatch(/402 contracts bring €[\d,.]+ a year/)
  await choose(page, 'Ends', 'within 90 days')
  await expect.poll(sentence).toMatch(/\d+ contracts bring €[\d,.]+ a year\./)
  await settled(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'All as CSV' }).click(),
  ])
  expect((await text(await file.createReadStream())).split('\n').length).toBeGreaterThan(400)
  await table(page, 'Contracts').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Contracts', level: 2 }).waitFor()
})

test('the movements of a month add up', async () => {
  const page = await visit(server)
  await go(page, 'movements')
  await page.getByText(/In Oct 2026, what customers bring a year changed by [+−]€[\d,.]+\./).waitFor()
  await page.getByRole('button', { name: 'A month earlier' }).click()
  await page.getByText(/In Sept? 2026,/).waitFor()
})
