import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get } from './kit/api'
import { browse } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { goTo } from './kit/pages'
import { scan } from './kit/scan'
import { command, type Server } from './kit/server'
import { pick, press, tabTo, type } from './kit/typing'

/** From an idea to a figure: a survey is built by keyboard, found by its QR code, answered in two sittings, and counts at once. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const PHONE = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
const STORY = 'The cut-over was announced too late, told on the way home.'

test('a survey is built by keyboard, scanned, answered in two sittings and counted', async () => {
  const page = await visit(server)
  await goTo(page, '/surveys')
  await build(page)
  const path = new URL(await scan(page, page.getByRole('img', { name: /^QR code/ }))).pathname

  const phone = await browse(server.address, { ...PHONE, locale: 'de-DE' })
  await phone.goto(path)
  await phone.getByText('Wie wahrscheinlich würden Sie uns empfehlen?').waitFor()
  await phone.getByRole('radio', { name: '3', exact: true }).check()
  await read(phone)
  await phone.getByRole('button', { name: 'Senden' }).click()
  await phone.getByText('Was ging schief?').waitFor()
  await phone.locator('summary').click()
  const address = new URL((await phone.locator('code').textContent()) ?? '').pathname

  const elsewhere = await browse(server.address, { ...PHONE, locale: 'de-DE' })
  await elsewhere.goto(address)
  await elsewhere.getByLabel('Was ging schief?').fill(STORY)
  await read(elsewhere)
  await elsewhere.getByRole('button', { name: 'Senden' }).click()
  await elsewhere.getByRole('heading', { level: 1 }).filter({ hasText: 'Vielen Dank' }).waitFor()

  const asked = command(
    server.data,
    'ask',
    '--measure',
    'nps',
    '--where',
    `survey = '${await newest(page)}'`,
    '--format',
    'json',
  )
  expect(JSON.parse(asked).total).toMatchObject({ n: 1, value: -100, tally: { '3': 1 } })
  await goTo(page, '/responses')
  await page.getByText(STORY).first().waitFor()
  await goTo(page, '/home')
  await page.getByText(STORY).first().waitFor()
})

/** Key of the survey that was made last. */
async function newest(page: Page): Promise<string> {
  const { items } = await get(page, '/v1/surveys?limit=1')
  return items[0].key
}

/** A person needs a moment to read. */
const read = (page: Page) => page.waitForTimeout(3000)

/** Builds a survey with a condition in two languages, and publishes it. */
async function build(page: Page) {
  await press(page, page.getByRole('button', { name: 'New survey' }))
  await tabTo(page, page.getByRole('tab', { name: 'From a template' }))
  await page.keyboard.press('ArrowRight')
  await press(page, page.getByRole('button', { name: 'Begin with an empty survey' }))
  await type(page, page.getByLabel('Title people read'), 'How was the cut-over?')
  for (const [kind, words] of [
    ['recommend', 'How likely are you to recommend us?'],
    ['reason', 'What went wrong?'],
  ] as const) {
    await press(page, page.getByRole('button', { name: 'Add a question to Page 1' }))
    await type(page, page.getByLabel('What do you want to know?'), kind)
    await page.keyboard.press('Enter')
    await type(page, page.getByRole('textbox', { name: 'Question' }), words)
  }
  await press(page, page.getByRole('group', { name: 'Shown' }).getByRole('button', { name: 'Only when …' }))
  await pick(page, page.getByRole('combobox', { name: 'What it is compared with' }), '6')
  await press(page, page.getByRole('button', { name: /^Languages/ }))
  await type(page, page.getByRole('combobox', { name: 'Add a language' }), 'German')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  for (const [original, german] of GERMAN) {
    await type(page, page.getByRole('textbox', { name: `${original} (German)` }), german)
  }
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  await press(page, page.getByRole('button', { name: 'Publish …' }))
  await press(page, page.getByRole('button', { name: 'Publish version 1' }))
  await page.getByText('Version 1 is published').waitFor()
}

const GERMAN = [
  ['How was the cut-over?', 'Wie war die Umstellung?'],
  ['How likely are you to recommend us?', 'Wie wahrscheinlich würden Sie uns empfehlen?'],
  ['What went wrong?', 'Was ging schief?'],
] as const
