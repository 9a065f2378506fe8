import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from './kit/browser'
import { type Mailbox, mailbox } from './kit/mailbox'
import { command, newFolder, type Server, start } from './kit/server'

/** From an event to a figure: a program tells what happened, a letter asks, one click chooses, a page without script takes it, and nobody is asked again. */
let letters: Mailbox
let server: Server
let token = ''
beforeAll(async () => {
  letters = await mailbox()
  const data = newFolder()
  server = await start(data, ['serve', '--smtp', letters.url, '--mail-from', 'surveys@touchstone.example'])
  const file = join(data, 'people.csv')
  writeFileSync(file, 'external_id,name,mail,account\nmia,Mia Becker,mia@blueharbour.example,Blue Harbour\n')
  command(data, 'import', 'contacts', file, '--workspace', 'w', '--create')
  const scopes =
    'ask,manage_programmes,manage_workspace,read_answers,read_customers,see_customers,write_answers,write_customers'
  token = command(data, 'token', 'create', 'test', '--workspace', 'w', '--scopes', scopes).trim()
})
afterAll(async () => {
  await server.remove()
  await letters.close()
})

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const reply = await fetch(`${server.address}${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
  expect(reply.ok, await reply.clone().text()).toBe(true)
  return reply.json() as Promise<T>
}

const SURVEY = {
  languages: ['en'],
  title: { en: 'How was the project?' },
  pages: [
    {
      key: 'page',
      questions: [
        { key: 'again', label: { en: 'Would you recommend us?' }, ask: { kind: 'nps' }, required: true },
        { key: 'why', label: { en: 'Why?' }, ask: { kind: 'words' } },
      ],
    },
  ],
}

interface Invitation {
  state: string
  reason: string | null
  detail: string | null
  finished: boolean
}

const invitations = async () => (await call<{ items: Invitation[] }>('GET', '/v1/survey-invitations')).items

async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const seen = await look()
    if (holds(seen) || Date.now() > deadline) return seen
    await new Promise((again) => setTimeout(again, 300))
  }
}

test('an event becomes a letter, a click, a rating, and no second letter', async () => {
  const made = await call<{ id: string }>('POST', '/v1/surveys', { from: { definition: SURVEY } })
  await call('POST', `/v1/surveys/${made.id}/publish`, {})
  const everyHour = { from: '00:00', until: '23:59', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }
  const plan = { trigger: { when: 'event', event: 'Project done', delay_minutes: 0 }, window: everyHour }
  const programme = await call<{ id: string }>('POST', '/v1/programmes', {
    name: 'After a project',
    survey: made.id,
    plan,
  })
  await call('PATCH', `/v1/programmes/${programme.id}`, { state: 'running' })
  const source = await call<{ write_key: string }>('POST', '/v1/sources', { key: 'app', kind: 'segment' })
  const analytics = new Analytics({ writeKey: source.write_key, host: server.address })
  analytics.track({ userId: 'mia', event: 'Project done' })
  await analytics.flush()
  const [letter] = await letters.wait(1)
  expect(letter?.subject).toBe('How was the project?')
  expect(letter?.to?.[0]?.address).toBe('mia@blueharbour.example')
  expect(letter?.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toContain('/u/')
  const score = /href="([^"]*\?again=3)"/.exec(letter?.html || '')?.[1] ?? ''
  const address = new URL(score)

  const phone = await browse(server.address, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await phone.goto(`${address.pathname}${address.search}`)
  expect(await phone.getByRole('radio', { name: '3', exact: true }).isChecked()).toBe(true)
  expect((await call<{ items: unknown[] }>('GET', '/v1/responses')).items, 'a click alone counts for nothing').toEqual(
    [],
  )
  await phone.getByLabel('Why?').fill('The cut-over came too late.')
  await phone.waitForTimeout(2500)
  await phone.getByRole('button', { name: 'Send' }).click()
  await phone.getByRole('heading', { level: 1 }).filter({ hasText: 'Thank you' }).waitFor()

  const asked = JSON.parse(
    command(server.data, 'ask', '--measure', 'nps', '--of', 'again', '--format', 'json', '--workspace', 'w'),
  )
  expect(asked.total).toMatchObject({ n: 1, value: -100, tally: { '3': 1 } })
  expect((await invitations())[0]).toMatchObject({ state: 'sent', finished: true })

  const yesterday = new Date(Date.now() - 86_400_000)
  analytics.track({ userId: 'mia', event: 'Project done', timestamp: yesterday })
  await analytics.closeAndFlush()
  const all = await until(invitations, (seen) => seen.some((one) => one.state === 'skipped'))
  expect(all.find((one) => one.state === 'skipped')).toMatchObject({ reason: 'asked_recently' })
  expect(all.find((one) => one.state === 'skipped')?.detail).toContain('in 30 days')
  expect(letters.letters).toHaveLength(1)
})
