import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { seriousFaults } from './kit/axe'
import { browse, settled } from './kit/browser'
import { announce, noteDecision } from './kit/decisions'
import { serveDemo, visit } from './kit/demo'
import { goTo } from './kit/pages'
import type { Server } from './kit/server'

/** From words of customers to what they read became of them. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const TITLE = 'The portal tells of downtimes a week before'

test('a decision is noted from words and from a reading, and stands beside the words', async () => {
  const page = await visit(server)
  await goTo(page, '/voice?tone=bad')
  await page
    .getByRole('button', { name: /^Note a decision on what was said/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Note a decision' })
  await dialog.getByText('It rests on the words you chose.').waitFor()
  await dialog.getByLabel('What was decided').fill(TITLE)
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  expect(await page.getByRole('figure').count()).toBe(1)

  await goTo(page, '/explore')
  await page.getByRole('button', { name: 'Note a decision' }).click()
  await dialog.getByText('The figures you see are kept with it').waitFor()
  await dialog.getByLabel('What was decided').fill('Ask again in spring')
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await goTo(page, '/decisions')
  await page.getByRole('link', { name: 'Ask again in spring' }).click()
  await page.getByRole('heading', { name: 'The reading it rests on' }).waitFor()
  await page.getByRole('button', { name: 'It is done' }).click()
  await page.getByText(/^Done on /).waitFor()
})

test('customers read what was decided, without a log-in and without a script, and are written to when they agreed', async () => {
  const page = await visit(server)
  const decision = await noteDecision(page, 'Somebody answers the phone')
  const { said } = await get(page, `/v1/decisions/${decision.id}`)
  const consent = { purpose: 'news', given: true, source: 'phone' }
  await post(page, `/v1/contacts/${said[0].voice.contact.id}/consents`, consent)
  const { id } = await announce(page, decision)
  await goTo(page, `/announcements/${id}`)
  await page.getByText('A draft: nobody outside sees it.').waitFor()
  await page.frameLocator('iframe').getByText('Two more people answer the phone until spring.').waitFor()
  await page.getByText('will be written to').waitFor()
  await page.getByRole('button', { name: 'Publish what was decided' }).click()
  await page.getByText('Everybody reads what was decided').waitFor()
  await page.getByRole('button', { name: 'Write to one person' }).click()
  await page.getByText('One letter was written.').waitFor()
  await page.getByText(/^was written to/).waitFor()
  const address = await page.getByRole('link', { name: 'Read it as customers do' }).getAttribute('href')
  expect(address).toMatch(/\/news#ann_/)

  for (const colorScheme of ['light', 'dark'] as const) {
    const reader = await browse(server.address, { colorScheme, javaScriptEnabled: true, locale: 'de-DE' })
    await reader.goto(new URL(address ?? '', server.address).pathname)
    await reader.getByRole('heading', { name: 'Jemand geht ans Telefon' }).waitFor()
    expect(await reader.locator('script').count()).toBe(0)
    expect(await seriousFaults(reader)).toEqual([])
    await reader.screenshot({
      path: new URL(`./out/news-${colorScheme}.png`, import.meta.url).pathname,
      fullPage: true,
    })
  }
  await settled(page)
})

test('words of somebody who agreed are quoted in part, until they take it back', async () => {
  const page = await visit(server)
  const decision = await noteDecision(page, 'The lines are longer')
  const { contact, words } = (await get(page, `/v1/decisions/${decision.id}`)).said[0].voice
  const agree = (given: boolean) =>
    post(page, `/v1/contacts/${contact.id}/consents`, { purpose: 'quotes', given, source: 'phone' })
  const { id } = await announce(page, decision)
  await agree(false)
  await goTo(page, `/announcements/${id}`)
  await page.getByText('does not want others to read it').waitFor()
  expect(await page.getByRole('button', { name: /^Quote what/ }).count()).toBe(0)

  await agree(true)
  await page.reload()
  await page.getByRole('button', { name: `Quote what ${contact.name}` }).click()
  const part = page.getByRole('textbox', { name: 'What of it everybody reads' })
  await part.fill('What nobody wrote.')
  await page.getByText('This does not stand there').waitFor()
  expect(await page.getByRole('button', { name: 'Quote this' }).isDisabled()).toBe(true)
  const telling = words.slice(0, 20).trim()
  await part.fill(telling)
  await page.getByRole('button', { name: 'Quote this' }).click()
  await page.getByText('one is quoted').waitFor()
  await page.frameLocator('iframe').locator('blockquote').getByText(telling).waitFor()
  expect((await get(page, `/v1/announcements/${id}`)).quotes).toMatchObject([{ words: telling, shown: true }])

  await agree(false)
  await page.reload()
  await page.getByText('took back their consent').waitFor()
  await page.getByRole('button', { name: `Do not quote ${contact.name}` }).click()
  await page.getByText('nothing is quoted').waitFor()
  await settled(page)
})
