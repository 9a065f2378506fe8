import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Published, publish } from './kit/api'
import { browse } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { downloaded, unzipped } from './kit/files'
import { goTo } from './kit/pages'
import type { Server } from './kit/server'

/** What people answered: as figures, as words, and as a file. They answer on the page that everybody gets. */
let server: Server
let survey: Published
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const DEFINITION = {
  title: { en: 'The cut-over' },
  languages: ['en'],
  settings: { redact: ['mail'] },
  pages: [
    {
      key: 'score',
      title: { en: 'The score' },
      questions: [{ key: 'nps', label: { en: 'Would you recommend us?' }, ask: { kind: 'nps' }, required: true }],
    },
    {
      key: 'words',
      title: { en: 'The reason' },
      questions: [{ key: 'cut_over_why', label: { en: 'Why?' }, ask: { kind: 'words' } }],
    },
  ],
}

const ANSWERS = [
  { score: '9', words: 'Sven told us on the day, write to ann@example.org' },
  { score: '9', words: 'Quick and calm.' },
  { score: '3', words: 'Nobody announced it.' },
  { score: '7' },
]

/** Answers on a phone; who has no words leaves before the second page is sent. */
async function answer({ score, words }: { score: string; words?: string }) {
  const phone = await browse(server.address, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await phone.goto(survey.path)
  await phone.getByRole('radio', { name: score, exact: true }).check()
  await phone.waitForTimeout(3000)
  await phone.getByRole('button', { name: 'Next' }).click()
  await phone.getByLabel('Why?').fill(words ?? '')
  if (words === undefined) return
  await phone.waitForTimeout(3000)
  await phone.getByRole('button', { name: 'Send' }).click()
  await phone.getByRole('heading', { name: 'Thank you' }).waitFor()
}

test('results tell how many answered, how far they came, and what they say', async () => {
  const page = await visit(server)
  survey = await publish(page, DEFINITION)
  await goTo(page, `/surveys/${survey.id}?tab=results`)
  await page.getByText('What people answer will be here').waitFor()
  await Promise.all(ANSWERS.map(answer))

  await goTo(page, `/surveys/${survey.id}?tab=results`)
  await page.getByText('3 people answered; one has begun and not sent yet.').waitFor()
  const pages = page.getByRole('listitem')
  await pages.filter({ hasText: 'The score' }).getByText('4 came here').waitFor()
  await pages.filter({ hasText: 'The reason' }).getByText('1 stopped here').waitFor()
  const scores = page.getByRole('list', { name: 'Would you recommend us?, 3 answers' }).getByRole('listitem')
  await scores.filter({ hasText: /^9.*n 2\)?$/s }).waitFor()
  await page.getByText('3 people wrote words.').waitFor()
  await page.getByText('Nobody announced it.').waitFor()
})

test('responses of a survey are tagged, kept as a view, and taken out as files', async () => {
  const page = await visit(server)
  await goTo(page, `/surveys/${survey.id}?tab=results`)
  await page.getByRole('link', { name: 'Read the responses' }).click()
  await page.getByText('Sven told us on the day, write to [mail]').waitFor()
  await page.getByRole('article').nth(2).waitFor()

  await page.getByLabel('Choose all 3 shown').check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByLabel('New tag').fill('cut-over')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('article').filter({ hasText: 'cut-over' }).nth(2).waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('The cut-over')
  await page.getByRole('dialog').getByRole('button', { name: 'Save this view' }).click()
  const views = page.getByRole('navigation', { name: 'Saved views' })
  await views.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('article').nth(5).waitFor()
  await views.getByRole('button', { name: 'The cut-over', exact: true }).click()
  await expect.poll(() => page.getByRole('article').count()).toBe(3)

  await check(page)
})

/** Every form of file has the same three responses, without the mail address. */
async function check(page: Page) {
  const csv = String(await takeOut(page, /^CSV/))
  const lines = csv.trim().split(/\r?\n/)
  expect(lines.length).toBe(4)
  expect(lines[0]).toMatch(/^\W?id,external_id,survey,.*,Why\?,Would you recommend us\?/)
  const rows = String(await takeOut(page, /^NDJSON/)).trim()
  const responses = rows.split('\n').map((row) => JSON.parse(row))
  expect(responses.map(({ survey }) => survey)).toEqual([survey.key, survey.key, survey.key])
  const book = unzipped(await takeOut(page, /^XLSX/))
  for (const file of [csv, rows, book]) {
    for (const words of ['write to [mail]', 'Quick and calm.', 'Nobody announced it.', 'cut-over'])
      expect(file).toContain(words)
    expect(file).not.toContain('ann@example.org')
  }
}

async function takeOut(page: Page, format: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: 'Take out as a file' }).click()
  await page.getByRole('radio', { name: format }).check()
  await page.getByText('3 responses fit the filters').waitFor()
  return downloaded(page, page.getByRole('button', { name: 'Take 3 responses out' }))
}
