import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, publish as published } from './kit/api'
import { seriousFaults } from './kit/axe'
import { browse } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import type { Server } from './kit/server'

/** Customers answer: on a phone, without scripts, in two sittings. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }

const options = ['Speed', 'People', 'Price'].map((label) => ({ key: label.toLowerCase(), label: { en: label } }))

const DEFINITION = {
  title: { en: 'How are we doing?' },
  welcome: { en: 'Two short pages.' },
  languages: ['en', 'de'],
  pages: [
    {
      key: 'score',
      questions: [{ key: 'e2e_again', label: { en: 'Would you recommend us?' }, ask: { kind: 'nps' }, required: true }],
    },
    {
      key: 'more',
      questions: [
        { key: 'e2e_why', label: { en: 'Why {{e2e_again}}?' }, ask: { kind: 'words' } },
        { key: 'e2e_smile', label: { en: 'And the last visit?' }, ask: { kind: 'csat', points: 5, look: 'smileys' } },
        { key: 'e2e_stars', label: { en: 'The people?' }, ask: { kind: 'csat', points: 5, look: 'stars' } },
        { key: 'e2e_what', label: { en: 'What mattered?' }, ask: { kind: 'choices', options, other: true } },
        { key: 'e2e_rank', label: { en: 'In which order?' }, ask: { kind: 'ranking', options } },
        { key: 'e2e_marks', label: { en: 'In detail?' }, ask: { kind: 'marks' } },
        { key: 'e2e_mood', label: { en: 'How did you feel?' }, ask: { kind: 'emotion', most: 3 } },
        { key: 'e2e_effort', label: { en: 'How much of your day?' }, ask: { kind: 'slider', from: 0, to: 100 } },
      ],
    },
  ],
}

/** Publishes a survey; gives the path of its public link. */
const publish = async (definition: object) => (await published(await visit(server), definition)).path

/** A person needs a moment to read. */
const read = (page: Page) => page.waitForTimeout(4000)

test('a survey is begun on a phone, left halfway, and finished elsewhere', async () => {
  const path = await publish(DEFINITION)
  const phone = await browse(server.address, PHONE)
  await phone.goto(path)
  await phone.getByRole('radio', { name: '3', exact: true }).check()
  await read(phone)
  await phone.getByRole('button', { name: 'Next' }).click()
  await phone.getByText('Why 3?').waitFor()
  await phone.getByText('Continue later').click()
  const address = new URL((await phone.locator('code').textContent()) ?? '').pathname
  expect(address).toMatch(/^\/a\//)

  const elsewhere = await browse(server.address, PHONE)
  await elsewhere.goto(path)
  await elsewhere.getByText('Would you recommend us?').waitFor()
  await elsewhere.goto(address)
  await elsewhere.getByLabel('Why 3?').fill('The ticket took weeks, told on the bus.')
  await read(elsewhere)
  await elsewhere.getByRole('button', { name: 'Send' }).click()
  await elsewhere.getByRole('heading', { name: 'Thank you' }).waitFor()

  const found = await get(await visit(server), '/v1/responses?question=e2e_again&score_until=3')
  expect(JSON.stringify(found.items)).toContain('told on the bus')
  expect(found.items[0].excluded).toBeNull()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('pages of a survey have no serious fault, %s at %i px', async (colorScheme, width) => {
  const path = await publish(DEFINITION)
  const page = await browse(server.address, { colorScheme, viewport: { width, height: 900 } })
  await page.goto(path)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('alert').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('radio', { name: '9' }).check()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('Why 9?').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('the widget opens a survey in another page and closes when it was sent', async () => {
  const path = await publish({ ...DEFINITION, pages: DEFINITION.pages.slice(0, 1) })
  const page = await browse(server.address)
  await page.route('**/shop', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Shop</title><button id="b">Help</button><script src="${server.address}${path}/widget.js" data-mode="tab"></script></html>`,
    }),
  )
  await page.goto('/shop')
  await page.getByRole('button', { name: 'Feedback' }).click()
  const survey = page.frameLocator('iframe')
  await survey.getByRole('radio', { name: '9' }).check()
  await survey.getByRole('button', { name: 'Send' }).click()
  await survey.getByRole('heading', { name: 'Thank you' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('button', { name: 'Feedback' }).count()).toBe(0)
})
