import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Published, publish } from './kit/api'
import { browse, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { downloaded } from './kit/files'
import { goTo } from './kit/pages'
import { scan } from './kit/scan'
import type { Server } from './kit/server'

/** How people get to a survey: everybody by a link, one person by theirs, visitors of another page by a line in it. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const DEFINITION = {
  title: { en: 'How was it?' },
  languages: ['en'],
  pages: [
    { key: 'one', questions: [{ key: 'nps', label: { en: 'Recommend?' }, ask: { kind: 'nps' }, required: true }] },
  ],
}

/** The page where a new survey is shared. */
async function shared(): Promise<Published & { page: Page }> {
  const page = await visit(server)
  const survey = await publish(page, DEFINITION)
  await goTo(page, `/surveys/${survey.id}?tab=share`)
  return { page, ...survey }
}

const PHONE = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }

/** Somebody who opens a path of ours, without an account. */
async function passer(path: string): Promise<Page> {
  const page = await browse(server.address, PHONE)
  await page.goto(path)
  return page
}

test('the link for everybody is scanned, closed and opened again', async () => {
  const { page, path } = await shared()
  const scanned = await scan(page, page.getByRole('img', { name: 'QR code of the link to How was it?' }))
  expect(new URL(scanned).pathname).toBe(path)
  expect(new URL(await page.getByRole('textbox', { name: 'Address' }).inputValue()).pathname).toBe(path)
  expect(String(await downloaded(page, page.getByRole('button', { name: 'Download the QR code (SVG)' })))).toMatch(
    /<svg /,
  )

  await page.getByRole('button', { name: 'Close the link', exact: true }).click()
  await page.getByText('The link leads nowhere now').waitFor()
  await page.getByRole('textbox', { name: 'Address, closed' }).waitFor()
  await (await passer(path)).getByRole('heading', { name: 'This survey has ended' }).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()
  await (await passer(path)).getByText('Recommend?').waitFor()
})

test('a personal link takes one answer and says who gave it', async () => {
  const { page } = await shared()
  await page.getByRole('button', { name: 'Make personal links' }).click()
  await page.getByLabel('For whom').fill('ann@example.org\nbob@example.org')
  await page.getByRole('button', { name: 'Make 2 links' }).click()
  const address = await page.getByLabel('ann@example.org', { exact: true }).inputValue()
  const file = await downloaded(page, page.getByRole('button', { name: 'Download 2 links (CSV)' }))
  expect(String(file)).toContain(address)
  await page.getByRole('button', { name: 'Done' }).click()

  const path = new URL(address).pathname
  const ann = await passer(path)
  await ann.getByRole('radio', { name: '9', exact: true }).check()
  await ann.waitForTimeout(3000)
  await ann.getByRole('button', { name: 'Send' }).click()
  await ann.getByRole('heading', { name: 'Thank you' }).waitFor()
  await (await passer(path)).getByRole('heading', { name: 'This link was used already' }).waitFor()

  await page.reload()
  await settled(page)
  const rows = page.getByRole('table', { name: 'Links for one person each' }).getByRole('row')
  await rows.filter({ hasText: 'answered' }).waitFor()
  await expect.poll(() => rows.filter({ hasText: 'not opened yet' }).count()).toBe(1)
  expect(await page.content(), 'addresses of people are told once').not.toContain(path)
})

test('the line for another page opens the survey there', async () => {
  const { page, path } = await shared()
  await page.getByText('Tab at the side').click()
  await page.getByLabel('On the tab').fill('Tell us')
  const line = await page.getByLabel('Put this line into the page').inputValue()
  expect(line).toContain(`${path}/widget.js" data-mode="tab" data-label="Tell us"`)

  const shop = await browse(server.address)
  const body = `<!doctype html><html lang="en"><title>Shop</title>${line.replace(/src="[^"]*(?=\/s\/)/, `src="${server.address}`)}</html>`
  await shop.route('**/shop', (route) => route.fulfill({ contentType: 'text/html', body }))
  await shop.goto('/shop')
  await shop.getByRole('button', { name: 'Tell us' }).click()
  await shop.frameLocator('iframe').getByText('Recommend?').waitFor()
})
