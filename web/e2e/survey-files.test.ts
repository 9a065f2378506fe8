import { afterAll, beforeAll, expect, test } from 'vitest'
import { get } from './kit/api'
import { giveFile } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { goTo } from './kit/pages'
import type { Server } from './kit/server'

/** Surveys of other programs come in by a file; what cannot be carried over is told before anything is saved. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const surveyJs = {
  title: 'The visit',
  pages: [
    {
      name: 'first',
      elements: [
        { type: 'rating', name: 'again', title: 'Would you come again?', rateMin: 0, rateMax: 10 },
        { type: 'comment', name: 'reason', title: 'Why so low?', visibleIf: '{again} <= 6' },
        { type: 'signaturepad', name: 'sign', title: 'Sign here' },
      ],
    },
  ],
}

const cell = ([field, value]: [string, string | number]) => `<${field}><![CDATA[${value}]]></${field}>`
const row = (fields: Record<string, string | number>) => `<row>${Object.entries(fields).map(cell).join('')}</row>`
const table = (name: string, ...rows: Record<string, string | number>[]) =>
  `<${name}><rows>${rows.map(row).join('')}</rows></${name}>`
const asked = (qid: number, type: string, relevance: string) => ({
  qid,
  parent_qid: 0,
  sid: 5,
  gid: 1,
  type,
  title: `Q${qid}`,
  question_order: qid,
  relevance,
})
const limeSurvey = [
  '<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>de</language></languages>',
  table('surveys', { sid: 5, language: 'de', usetokens: 'Y' }),
  table('surveys_languagesettings', { surveyls_survey_id: 5, surveyls_language: 'de', surveyls_title: 'Der Besuch' }),
  table('groups', { gid: 1, group_order: 1 }),
  table('group_l10ns', { gid: 1, group_name: 'Eins', language: 'de' }),
  table('questions', asked(1, 'N', '1'), asked(2, 'T', 'Q1.NAOK > 3')),
  table(
    'question_l10ns',
    { qid: 1, question: 'Wie oft waren Sie da?', language: 'de' },
    { qid: 2, question: 'Weshalb so oft?', language: 'de' },
  ),
  '</document>',
].join('')

const element = (id: string, type: string, headline: string) => ({ id, type, headline: { default: headline } })
const formbricks = {
  id: 's1',
  name: 'The product',
  type: 'link',
  welcomeCard: { enabled: true, headline: { default: 'The product' } },
  blocks: [
    { id: 'b1', name: 'Score', elements: [element('nps', 'nps', 'Would you recommend it?')] },
    { id: 'b2', name: 'More', elements: [element('why', 'openText', 'Why?'), element('cal', 'cal', 'Book a call')] },
  ],
  endings: [],
  triggers: [],
  followUps: [{ id: 'f' }],
}

const FILES = [
  {
    name: 'visit.json',
    text: JSON.stringify(surveyJs),
    title: 'The visit',
    asks: ['Would you come again?', 'Why so low?'],
    left: ['signaturepad'],
  },
  {
    name: 'besuch.lss',
    text: limeSurvey,
    title: 'Der Besuch',
    asks: ['Wie oft waren Sie da?', 'Weshalb so oft?'],
    left: ['surveys.usetokens'],
  },
  {
    name: 'product.json',
    text: JSON.stringify(formbricks),
    title: 'The product',
    asks: ['Would you recommend it?', 'Why?'],
    left: ['followUps', 'cal'],
  },
]

test.each(FILES)('$name becomes a draft, and tells what it had to leave', async ({ name, text, title, asks, left }) => {
  const page = await visit(server)
  await goTo(page, '/surveys')
  await page.getByRole('button', { name: 'New survey' }).click()
  await page.getByRole('tab', { name: 'From a file' }).click()
  await giveFile(page, 'Choose a file', { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: title }).waitFor()
  for (const words of asks) await dialog.getByText(words, { exact: true }).waitFor()
  for (const place of left) await dialog.getByRole('listitem').filter({ hasText: place }).first().waitFor()
  const before = (await get(page, '/v1/surveys')).items.length

  await dialog.getByRole('button', { name: 'Save as a draft without these' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const { items } = await get(page, '/v1/surveys')
  expect(items.length).toBe(before + 1)
  const { definition, state } = await get(page, `/v1/surveys/${items[0].id}`)
  const questions = definition.pages.flatMap((one: { questions: object[] }) => one.questions)
  expect({ state, asks: questions.map(({ label }: { label: object }) => Object.values(label)[0]) }).toEqual({
    state: 'draft',
    asks,
  })
})

test('a file that is no survey is refused with the reason', async () => {
  const page = await visit(server)
  await goTo(page, '/surveys')
  await page.getByRole('button', { name: 'New survey' }).click()
  await page.getByRole('tab', { name: 'From a file' }).click()
  await giveFile(page, 'Choose a file', { name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('{"a": 1}') })
  await page.getByRole('dialog').getByRole('alert').waitFor()
})
