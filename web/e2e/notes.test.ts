import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post, publish } from './kit/api'
import { choose, giveFile, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go, goTo } from './kit/pages'
import type { Server } from './kit/server'
import { focused, press, tabTo } from './kit/typing'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const WORDS = 'They renew if the portal gets faster. 👍 Invoices confuse them.'

/** A guide: whether they go on, and why. */
const GUIDE = {
  title: { en: 'What comes next' },
  languages: ['en'],
  pages: [
    {
      key: 'next',
      questions: [
        { key: 'go_on', label: { en: 'Will you go on with us?' }, ask: { kind: 'intent' }, pattern: 'potential' },
        { key: 'why_on', label: { en: 'What decides it?' }, ask: { kind: 'words' }, pattern: 'potential' },
        { key: 'proof', label: { en: 'A document about it' }, ask: { kind: 'file', most: 1, megabytes: 1 } },
      ],
    },
  ],
}

test('a call is noted by touch on the page of an account, and stands there', async () => {
  const page = await visit(server, PHONE)
  await go(page, 'account')
  await page.getByRole('button', { name: 'Note a call' }).tap()
  const dialog = page.getByRole('dialog')
  const body = dialog.getByLabel('What was said')
  await body.waitFor()
  expect(await focused(body), 'the caret is in the words at once').toBe(true)
  const keep = dialog.getByRole('button', { name: 'Keep this note' })
  const { y = 0, height = 0 } = (await keep.boundingBox()) ?? {}
  expect(y + height, 'the button is where the thumb is').toBeGreaterThan(PHONE.viewport.height * 0.8)
  await page.keyboard.type(WORDS)
  await dialog.getByRole('radio', { name: 'good', exact: true }).tap()
  await dialog.getByRole('radiogroup', { name: 'Would they go on with us?' }).getByRole('radio', { name: '8' }).tap()
  await dialog.getByRole('combobox', { name: 'With whom' }).tap()
  await page.getByRole('option').first().tap()
  await keep.tap()
  await page.getByText('The note is kept.').waitFor()
  const noted = notedIn(page)
  await noted.waitFor()
  expect(await noted.textContent()).toContain('would go on: 8 of 10')

  await noted.getByRole('link', { name: /^Open the note/ }).tap()
  await page.getByText('It sounded good. They would go on with us: 8 of 10.').waitFor()

  const area = page.getByRole('textbox', { name: 'What was said' })
  await selectByHandles(area, 'portal')
  await page.getByText('Selected: “portal”').waitFor()
  await page.getByRole('button', { name: 'Idea', exact: true }).tap()
  await page.getByText('1 passage is marked.').waitFor()
  await page.getByRole('button', { name: /^Take the mark away from “portal”/ }).tap()
  await page.getByText('Nothing is marked.').waitFor()
})

const notedIn = (page: Page) => page.getByRole('figure').filter({ hasText: 'They renew if the portal' })

test('words that were begun are still there when the page comes back', async () => {
  const page = await visit(server)
  await go(page, 'contact')
  await page.getByRole('button', { name: 'Note a call' }).click()
  await page.keyboard.type('Halfway thr')
  await page.reload()
  await page.getByRole('button', { name: 'Note a call' }).click()
  expect(await page.getByLabel('What was said').inputValue()).toBe('Halfway thr')
  await page.getByRole('button', { name: 'Begin anew' }).click()
  expect(await page.getByLabel('What was said').inputValue()).toBe('')
})

test('a call is noted by keyboard alone', async () => {
  const page = await visit(server)
  await go(page, 'account')
  await press(page, page.getByRole('button', { name: 'Note a call' }))
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Asked for a status page.')
  await tabTo(page, page.getByRole('radio', { name: 'very bad', exact: true }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Enter')
  await page.getByText('The note is kept.').waitFor()
  const noted = page.getByRole('figure').filter({ hasText: 'Asked for a status page.' })
  await noted.getByRole('img', { name: 'Impression: bad' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await noted.waitFor({ state: 'detached' })
})

test('passages are marked with the pointer and with keys, tagged, and read by what they are', async () => {
  const page = await visit(server)
  await goTo(page, '/notes')
  await page.getByLabel('Words contain').fill('RENEW IF')
  await page.waitForURL(/q=RENEW/)
  await settled(page)
  await notedIn(page)
    .getByRole('link', { name: /^Open the note/ })
    .click()
  const area = page.getByRole('textbox', { name: 'What was said' })
  await area.waitFor()

  await selectByPointer(page, await placeOf(area, 'Invoices confuse them'))
  await page.getByRole('button', { name: 'Bad', exact: true }).click()
  await page.getByText('1 passage is marked.').waitFor()

  await area.focus()
  await page.keyboard.press('Control+Home')
  for (let letter = 0; letter < 'They renew'.length; letter += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('1')
  await page.getByText('2 passages are marked.').waitFor()
  await page.keyboard.type('nothing of this is written')
  expect(await area.textContent()).toBe(WORDS)

  const [note] = (await get(page, '/v1/observations?words=renew')).items
  expect(note.passages).toEqual([
    { starts: 0, quote: 'They renew', mark: 'good' },
    { starts: 40, quote: 'Invoices confuse them', mark: 'bad' },
  ])

  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByLabel('New tag').fill('invoices')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: 'invoices' }).first().waitFor()
  await page.keyboard.press('Escape')

  await giveFile(page, 'Add a file', { name: 'agreed.txt', mimeType: 'text/plain', buffer: Buffer.from('Agreed.') })
  await page.getByRole('button', { name: 'agreed.txt', exact: true }).waitFor()

  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('dialog').getByLabel('What was said').fill(`Mia said: ${WORDS}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  const { passages } = await get(page, `/v1/observations/${note.id}`)
  expect(
    passages.map(({ starts }: { starts: number }) => starts),
    'marks go with their words',
  ).toEqual([10, 50])

  await goTo(page, '/notes')
  await choose(page, 'Tag', 'invoices')
  await expect.poll(() => page.getByRole('figure').count()).toBe(1)
})

test('what was noted is heard in Voice beside what was written, by tone and by touchpoint', async () => {
  const page = await visit(server)
  await goTo(page, '/')
  await page.getByRole('link', { name: 'Voice' }).click()
  await page.getByText(/^Of the newest 50 voices, \d+ are bad and \d+ good\./).waitFor()
  const noted = notedIn(page)
  expect(await noted.locator('mark').allTextContents()).toEqual(['good: They renew', 'bad: Invoices confuse them'])
  await page.getByRole('radiogroup', { name: 'How they sound' }).getByText('Bad').click()
  await page.waitForURL(/tone=bad/)
  await expect.poll(() => noted.count()).toBe(0)
  const place = page.getByRole('complementary', { name: 'By touchpoint' }).getByRole('button').first()
  const told = (await place.textContent()) ?? ''
  await place.click()
  await page.waitForURL(/touchpoint=/)
  await settled(page)
  const about = page.getByRole('figure').filter({ hasText: told.replace(/\d+ voices?.*/, '') })
  const shown = page.getByRole('main').getByRole('figure')
  await expect.poll(async () => (await shown.count()) - (await about.count())).toBe(0)

  await goTo(page, '/voice?kind=observation')
  await noted.getByRole('link', { name: /^Open what was said/ }).click()
  await page.getByText('It sounded good.').waitFor()
})

test('an interview is held along a guide, survives a reload, and what they will do counts', async () => {
  const page = await visit(server)
  await publish(page, GUIDE)
  await go(page, 'account')
  await page.getByRole('link', { name: 'Hold an interview' }).click()
  await choose(page, 'Guide', 'What comes next')
  const intent = page.getByRole('radiogroup', { name: 'Will you go on with us?' })
  await intent.getByRole('radio', { name: '3', exact: true }).click({ force: true })
  await page.getByLabel('What decides it?').fill('The price of the backup.')
  await page.getByText('2 of 2 answered').waitFor()
  await page.getByText('One question does not fit an interview and is left out: “A document about it”.').waitFor()
  await page.getByRole('textbox', { name: 'Notes' }).fill('Looked at the clock twice.')
  await page.reload()
  await page.getByText('2 of 2 answered').waitFor()
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Looked at the clock twice.')
  await page.getByRole('button', { name: 'Keep this interview' }).click()
  await page.getByText('They would go on with us: 3 of 10.').waitFor()
  await page.getByText('The price of the backup.').waitFor()

  const asked = { measure: 'mean', of: '["go_on"]', where: "pattern = 'potential'", by: '["channel"]' }
  await goTo(page, `/explore?${new URLSearchParams(asked)}`)
  const row = page.getByRole('row').filter({ hasText: 'interview' })
  expect(await row.textContent()).toContain('3')
})

test('an interview with nobody is refused where the button is, and nothing of it is lost', async () => {
  const page = await visit(server)
  await go(page, 'interview')
  await page.getByRole('textbox', { name: 'Notes' }).fill('With whom was it?')
  await page.getByRole('button', { name: 'Keep this interview' }).click()
  await page.getByRole('alert').filter({ hasText: 'Not kept yet: account' }).waitFor()
  expect(await page.getByRole('combobox', { name: 'Account' }).getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('With whom was it?')
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('')
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('With whom was it?')
})

test('an interview that is due stands on top of the notes until it is held', async () => {
  const page = await visit(server)
  const { id: survey } = await publish(page, { ...GUIDE, title: { en: 'Before it ends' } })
  const [{ id: audience }] = (await get(page, '/v1/audiences')).items
  const window = { from: '00:00', until: '23:59', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }
  const plan = { trigger: { when: 'contract_end', days_before: 360 }, channel: 'interview', window }
  const { id } = await post(page, '/v1/programmes', { name: 'Will they renew', survey, audience, plan })
  await goTo(page, `/programmes/${id}`)
  await page.getByRole('button', { name: 'Set running …' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Set running/ })
    .click()
  await page.getByText('Will they renew is running.').waitFor()

  const due = page.getByRole('listitem').filter({ hasText: 'Before it ends' })
  for (let look = 0; look < 60 && (await due.count()) === 0; look += 1) {
    await page.waitForTimeout(1000)
    await goTo(page, '/notes')
  }
  const heading = page.getByRole('heading', { name: /interviews? (is|are) due/ })
  const before = Number.parseInt((await heading.textContent()) ?? '', 10)
  expect(before).toBeGreaterThan(0)
  await due.first().getByRole('link', { name: 'Hold it' }).click()
  await page.getByRole('radiogroup', { name: 'Will you go on with us?' }).waitFor()
  await page.getByRole('textbox', { name: 'Notes' }).fill('They stay if we stay.')
  await page.getByRole('button', { name: 'Keep this interview' }).click()
  await page.getByText('The interview is kept.').waitFor()
  await goTo(page, '/notes')
  expect(Number.parseInt((await heading.textContent()) ?? '', 10)).toBe(before - 1)
})

test('a note is removed with what goes with it in the button', async () => {
  const page = await visit(server)
  await goTo(page, '/notes?q=renew')
  await notedIn(page)
    .getByRole('link', { name: /^Open the note/ })
    .click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remove …' }).click()
  await page.getByRole('button', { name: 'Remove this note and 1 file' }).click()
  await page.getByText('The note is removed.').waitFor()
  expect((await get(page, '/v1/observations?words=renew')).items).toEqual([])
})

/** Where words stand on the screen. */
const placeOf = (area: Locator, words: string) =>
  area.evaluate((field, words) => {
    const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const from = text.textContent?.indexOf(words) ?? -1
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, from + words.length)
      const { left, right, top, height } = range.getBoundingClientRect()
      return { left, right, y: top + height / 2 }
    }
    throw new Error(`nowhere: ${words}`)
  }, words)

type Where = Awaited<ReturnType<typeof placeOf>>

/** Drags over words as one does with a mouse. */
async function selectByPointer(page: Page, { left, right, y }: Where) {
  await page.mouse.move(left + 1, y)
  await page.mouse.down()
  await page.mouse.move(right - 1, y, { steps: 8 })
  await page.mouse.up()
}

/** Selects words as the handles of a phone do, which no test can drag. */
const selectByHandles = (area: Locator, words: string) =>
  area.evaluate((field, words) => {
    const text = document.createTreeWalker(field, NodeFilter.SHOW_TEXT).nextNode()
    const from = text?.textContent?.indexOf(words) ?? -1
    if (!text || from < 0) throw new Error(`nowhere: ${words}`)
    document.getSelection()?.setBaseAndExtent(text, from, text, from + words.length)
  }, words)
