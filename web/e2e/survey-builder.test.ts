import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { goTo } from './kit/pages'
import type { Server } from './kit/server'
import { focused, pick, press, tabTo, type } from './kit/typing'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const add = async (page: Page, words: string) => {
  await press(page, page.getByRole('button', { name: 'Add a question to Page 1' }))
  await type(page, page.getByLabel('What do you want to know?'), words)
  await page.keyboard.press('Enter')
}

test('a survey with logic in two languages, built and published by keyboard only', async () => {
  const page = await visit(server)
  await goTo(page, '/surveys')
  await press(page, page.getByRole('button', { name: 'New survey' }))
  await tabTo(page, page.getByRole('tab', { name: 'From a template' }))
  await page.keyboard.press('ArrowRight')
  await press(page, page.getByRole('button', { name: 'Begin with an empty survey' }))

  await type(page, page.getByLabel('Title people read'), 'How was the cut-over?')
  await add(page, 'recommend')
  await type(page, page.getByRole('textbox', { name: 'Question' }), 'Would you recommend us?')
  await add(page, 'reason')
  await type(page, page.getByRole('textbox', { name: 'Question' }), 'What went wrong?')
  await press(page, page.getByRole('group', { name: 'Shown' }).getByRole('button', { name: 'Only when …' }))
  await pick(page, page.getByRole('combobox', { name: 'What it is compared with' }), '6')

  await press(page, page.getByRole('button', { name: /^Languages/ }))
  await type(page, page.getByRole('combobox', { name: 'Add a language' }), 'German')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  for (const [original, translated] of GERMAN) {
    await type(page, page.getByRole('textbox', { name: `${original} (German)` }), translated)
  }

  await press(page, page.getByRole('button', { name: 'Logic, as a list' }))
  await page.getByText('Show “What went wrong?” when “Would you recommend us?” is at most 6').waitFor()
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  await press(page, page.getByRole('button', { name: 'Publish …' }))
  await press(page, page.getByRole('button', { name: 'Publish version 1' }))
  await page.getByText('Version 1 is published').waitFor()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()

  const { definition, state, version } = await read(page)
  expect({ state, version }).toEqual({ state: 'open', version: 1 })
  expect(definition.languages).toEqual(['en', 'de'])
  expect(definition.pages[0].questions).toMatchObject([
    { key: 'nps', label: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' } },
    {
      key: 'what_went_wrong',
      label: { de: 'Was ging schief?' },
      show_if: { test: { of: 'nps', is: 'at_most', value: 6 } },
    },
  ])
})

const GERMAN = [
  ['How was the cut-over?', 'Wie war die Umstellung?'],
  ['Would you recommend us?', 'Würden Sie uns empfehlen?'],
  ['What went wrong?', 'Was ging schief?'],
] as const

/** The survey of the page, as the server has it. */
const read = (page: Page) => get(page, `/v1/surveys/${/surveys\/([^?/]+)/.exec(page.url())?.[1]}`)

/** A survey made without the pages. */
async function make(page: Page, key: string): Promise<string> {
  return (await post(page, '/v1/surveys', { key, name: key, from: { definition: SHORT } })).id
}

const question = (key: string, words: string) => ({ key, label: { en: words }, ask: { kind: 'words' } })
const SHORT = {
  title: { en: 'Short' },
  languages: ['en'],
  pages: [
    { key: 'first', questions: [question('one', 'One?'), question('two', 'Two?')] },
    { key: 'second', questions: [question('three', 'Three?')] },
  ],
}

test('questions move by key over the edge of a page, and every step is taken back', async () => {
  const page = await visit(server)
  const id = await make(page, 'moving')
  await goTo(page, `/surveys/${id}?tab=build`)
  const two = page.getByRole('button', { name: /^Two\?/ })
  await press(page, two)
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('Two? is now 1 of 2 on Page 2').waitFor()
  expect(await focused(two)).toBe(true)
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('Two? is now 2 of 2 on Page 2').waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  expect((await read(page)).definition.pages[0].questions.map(({ key }: { key: string }) => key)).toEqual([
    'one',
    'two',
  ])
})

test('the preview shows the page that is edited, and an ending', async () => {
  const page = await visit(server)
  const id = await make(page, 'previewed')
  await goTo(page, `/surveys/${id}?tab=build`)
  const preview = page.frameLocator('iframe')
  await preview.getByText('One?').waitFor()
  await page.getByRole('button', { name: /^Three\?/ }).click()
  await preview.getByText('Three?').waitFor()
  await preview.getByRole('button', { name: 'Send' }).click()
  await preview.getByRole('heading', { name: 'Thank you' }).waitFor()
  await page.getByRole('button', { name: 'Add an ending' }).click()
  await page.getByLabel('What people read').fill('Until next time')
  await preview.getByRole('heading', { name: 'Until next time' }).waitFor()
})

test('somebody else was faster: theirs or yours', async () => {
  const page = await visit(server)
  const id = await make(page, 'two_writers')
  await goTo(page, `/surveys/${id}?tab=build`)
  const other = await visit(server)
  await goTo(other, `/surveys/${id}?tab=build`)
  await other.getByLabel('Title people read').fill('Theirs')
  await other.getByRole('status').filter({ hasText: 'All saved' }).waitFor()

  await page.getByLabel('Title people read').fill('Mine')
  await page.getByText('Somebody else changed this survey meanwhile').waitFor()
  await page.getByRole('button', { name: 'Load theirs' }).click()
  await settled(page)
  expect(await page.getByLabel('Title people read').inputValue()).toBe('Theirs')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  expect(await page.getByLabel('Title people read').inputValue()).toBe('Mine')
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  expect((await read(page)).definition.title).toEqual({ en: 'Mine' })
})

test('what was wrong stands beside its place and stops publishing', async () => {
  const page = await visit(server)
  const id = await make(page, 'wrong')
  await goTo(page, `/surveys/${id}?tab=build&edit=${encodeURIComponent('question:one')}`)
  await page.getByRole('textbox', { name: 'Question' }).fill('What of {{nobody}}?')
  await page.getByText('To be mended:').first().waitFor()
  await page.getByRole('button', { name: 'Publish …' }).click()
  expect(await page.getByRole('button', { name: 'Publish version 1' }).isDisabled()).toBe(true)
})

test('a logo is brought with colours of its own, shown where people answer, and left out again', async () => {
  const page = await visit(server)
  const id = await make(page, 'branded')
  await goTo(page, `/surveys/${id}?tab=build`)
  await page.getByRole('button', { name: /^Logo and colours/ }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await logo(page) })
  await page.getByText('write what the logo shows').waitFor()
  await page.getByLabel('What the logo says').fill('Acme & Sons')
  await page.getByRole('textbox', { name: 'Background', exact: true }).fill('#10241f')
  await page.getByText(/Words on the background: contrast .* hard to read/).waitFor()
  await page.getByRole('textbox', { name: 'Words', exact: true }).fill('#f2f5f3')
  await page.getByRole('textbox', { name: 'Buttons and what is chosen', exact: true }).fill('#7fd1ae')
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  const seen = page.frameLocator('iframe').getByRole('img', { name: 'Acme & Sons' })
  await expect.poll(() => seen.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)

  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'All saved' }).waitFor()
  expect((await read(page)).definition.theme).toEqual({ background: '#10241f', ink: '#f2f5f3', accent: '#7fd1ae' })
})

/** A picture as a firm may have it. */
async function logo(page: Page): Promise<Buffer> {
  const drawing = await page.context().newPage()
  await drawing.setContent(
    '<b style="display:inline-block;padding:12px 24px;font:40px serif;background:#7fd1ae">Acme</b>',
  )
  const picture = await drawing.locator('b').screenshot()
  await drawing.close()
  return picture
}
