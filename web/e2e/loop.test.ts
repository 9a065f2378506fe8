import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { get, post, publish, send } from './kit/api'
import { browse, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { type Mailbox, mailbox } from './kit/mailbox'
import { go, goTo } from './kit/pages'
import { type Receiver, receiver } from './kit/receiver'
import { MORNING, type Server } from './kit/server'

/** The whole loop: a decider is let down, somebody of ours hears of it, acts, and sends word back; another program hears of each step. */
let server: Server
let letters: Mailbox
let hooks: Receiver
beforeAll(async () => {
  letters = await mailbox()
  hooks = await receiver()
  const mail = ['--smtp', letters.url, '--mail-from', 'Kestrel <cx@example.com>']
  server = await serveDemo(...mail, '--webhook-allow', '127.0.0.1')
})
afterAll(async () => {
  await server.remove()
  await letters.close()
  await hooks.close()
})

const WORDS = 'We were offline for a whole morning, and nobody called us.'
const LONG = { timeout: 60_000 }

const SURVEY = {
  languages: ['en'],
  title: { en: 'How was it?' },
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

interface Person {
  id: string
  name: string
  account: string
  external_id: string
  mail: string
}

/** Somebody who decides at an account of ours, and can be written to. */
async function decider(page: Page): Promise<Person> {
  const { items } = await get(page, '/v1/contacts?role=decides&limit=50')
  return items.find((one: Partial<Person>) => one.account && one.external_id && one.mail)
}

/** Works around the clock, and promises the first word within a minute; who leads hears of it when it is late. */
async function promise(page: Page, member: string) {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const whole = [{ from: '00:00', until: '24:00' }]
  await send(page, 'PUT', '/v1/working-hours', { week: Object.fromEntries(days.map((day) => [day, whole])) })
  const { items } = await get(page, '/v1/service-classes')
  const urgent = {
    name: 'Deciders',
    first_word_minutes: 1,
    resolve_minutes: 480,
    escalation: [{ after_minutes: 0, ours: { to: 'member', member }, theirs: { to: 'role', role: 'decides' } }],
  }
  const made = await post(page, '/v1/service-classes', urgent)
  if (items.length) await send(page, 'PATCH', `/v1/service-classes/${made.id}`, { position: 0 })
  return made.id
}

/** The kinds of events that came to the receiver for a case, each verified, also that it is not older than some minutes. */
function told(secret: string, id: string) {
  vi.setSystemTime(MORNING)
  const events = hooks.came.map(({ headers, body }) =>
    new Webhook(secret).verify(body, headers as Record<string, string>),
  ) as { type: string; data: { case?: string } }[]
  vi.useRealTimers()
  return events.filter(({ data }) => data.case === id).map(({ type }) => type)
}

async function bring(key: string, raw: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' }
  return (await fetch(`${server.address}/v1/mail/in`, { method: 'POST', headers, body: raw })).json()
}

/** Lets mail come in: the address for replies, and the key of the server that brings them. */
async function takeMail(page: Page): Promise<string> {
  await go(page, 'mail')
  await page.getByLabel('Mailbox for replies').fill('replies@example.com')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Make a key' }).click()
  return /tm_[\w-]+/.exec(await page.getByRole('dialog').innerHTML())?.[0] ?? ''
}

/** Answers a survey for a person, as the link in a letter would lead there. */
async function answer(page: Page, person: Person) {
  const survey = await publish(page, SURVEY)
  const { address } = await post(page, `/v1/surveys/${survey.id}/links`, {
    kind: 'personal',
    contact: { id: person.id },
  })
  const theirs = await browse(server.address)
  await theirs.goto(new URL(address).pathname)
  await theirs.getByRole('radio', { name: /^3\b/ }).check({ force: true })
  await theirs.getByRole('textbox').fill(WORDS)
  // Who sends a page faster than anybody reads it is taken for a robot, unless the page has done its work.
  await theirs.locator('input[name=work]').waitFor({ state: 'attached' })
  await theirs.getByRole('button', { name: /Send|Finish/ }).click()
  await theirs.getByText(/Thank you/).waitFor()
}

test('a decider answers 3, and hears in the end what became of it', { timeout: 300_000 }, async () => {
  const page = await visit(server)
  const key = await takeMail(page)
  const me = (await get(page, '/v1/session')).workspaces[0].member
  const person = await decider(page)
  const { secret } = await post(page, '/v1/webhooks', { url: hooks.address })
  const { id: cause } = await post(page, '/v1/root-causes', { name: 'Nobody told them' })
  await send(page, 'PATCH', `/v1/accounts/${person.account}/pairings/operations`, { member: me })
  const { items: members } = await get(page, '/v1/members')
  const lead = members.find((member: { id: string }) => member.id !== me).id
  const service_class = await promise(page, lead)
  await post(page, '/v1/case-rules', {
    name: 'A decider is let down',
    on: 'answer',
    where: "score10 <= 6 and role in ('decides')",
    kind: 'experience',
    priority: 'urgent',
    routing: [{ to: 'pairing', matter: 'operations' }],
    service_class,
    hold: 'contact',
    within_days: 30,
  })
  await answer(page, person)

  // A case for the paired person, with a due time, in Today; nobody asks the customer anything meanwhile.
  const ours = async () => (await get(page, `/v1/cases?contact=${person.id}`)).items
  await expect.poll(async () => (await ours()).length, LONG).toBe(1)
  const [{ id, number, owner, due }] = await ours()
  expect([owner.id, due.what]).toEqual([me, 'first_word'])
  await page.clock.resume()
  await goTo(page, '/')
  await page.getByRole('listitem').filter({ hasText: person.name }).getByText('Urgent.').waitFor()
  expect((await get(page, `/v1/holds?contact=${person.id}&now=true`)).items).toHaveLength(1)

  // Nobody calls: it is late, and the next level hears of it.
  await expect.poll(async () => (await ours())[0].escalated, { timeout: 150_000, interval: 2000 }).toBe(1)
  expect((await ours())[0].late).toBe(true)
  const { items: notices } = await get(page, '/v1/notices')
  expect(notices.map(({ kind }: { kind: string }) => kind)).toContain('late')
  const { escalation } = await get(page, `/v1/cases/${id}`)
  expect(escalation).toMatchObject([{ level: 1, reached: true, ours: { id: lead } }])

  // A letter out, an answer in.
  await goTo(page, `/cases/${id}`)
  await page.getByRole('heading', { level: 1, name: `Case ${number}` }).waitFor()
  await page.getByText(WORDS).waitFor()
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Letters' }) })
  const dialog = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Write a letter' }).click()
  await dialog.getByLabel('Subject').fill('Your morning without us')
  await dialog.getByLabel('Letter').fill('We are sorry. May we call you at ten?')
  await dialog.getByRole('button', { name: 'Send the letter' }).click()
  const first = (await letters.wait(1)).at(-1)
  expect(first).toMatchObject({ subject: 'Your morning without us', to: [{ address: person.mail }] })
  const reply = first?.replyTo?.[0]?.address
  const raw = `From: ${person.mail}\r\nTo: ${reply}\r\nSubject: Re: Your morning\r\n\r\nPlease do, at ten.\r\n`
  expect(await bring(key, raw)).toMatchObject({ kind: 'reply' })
  await expect.poll(async () => (await get(page, `/v1/cases/${id}`)).replied, LONG).toBe(true)

  // Cause and action are named; the customer says by one tap that it is right now.
  await page.reload()
  await page.getByRole('button', { name: 'Resolve …' }).click()
  await dialog.getByRole('combobox', { name: 'Root cause' }).click()
  await page.getByRole('option', { name: 'Nobody told them' }).click()
  await dialog.getByLabel('What was done').fill('Somebody calls before every cut-over.')
  await page.getByRole('button', { name: 'It is put right' }).click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: 'Write a letter' }).click()
  await dialog.getByLabel('Letter').fill('From now on somebody calls you before.')
  await dialog.getByRole('button', { name: 'Send the letter' }).click()
  const second = (await letters.wait(2)).at(-1)
  const link = /https?:\/\/[^\s]*(\/c\/[\w-]+)/.exec(second?.text ?? '')?.[1] ?? ''
  const theirs = await browse(server.address, { javaScriptEnabled: false })
  await theirs.goto(link)
  await theirs.getByRole('button').first().click()
  await expect.poll(async () => (await get(page, `/v1/cases/${id}`)).outcome).toBe('confirmed')
  const closed = await get(page, `/v1/cases/${id}`)
  expect([closed.state, closed.cause.id]).toEqual(['closed', cause])
  expect((await get(page, `/v1/holds?contact=${person.id}&now=true`)).items).toHaveLength(0)

  // What was decided is announced to whoever asked to hear of it.
  const responses = closed.said.flatMap((one: { noun: string; id: string }) => (one.noun === 'response' ? one.id : []))
  const consent = { purpose: 'news', given: true, source: 'phone' }
  await post(page, `/v1/contacts/${person.id}/consents`, consent)
  const decision = await post(page, '/v1/decisions', { title: 'Somebody calls before every cut-over', responses })
  const texts = [
    {
      language: 'en',
      title: 'We call before we change anything',
      said: 'You were offline for a morning, and nobody had called.',
      decided: 'Somebody calls you before every cut-over.',
      done: 'It is so since Monday.',
    },
  ]
  const announcement = await post(page, '/v1/announcements', { decision: decision.id, texts, quotes: [] })
  await goTo(page, `/announcements/${announcement.id}`)
  await page.getByRole('button', { name: 'Publish what was decided' }).click()
  await page.getByText('Everybody reads what was decided').waitFor()
  await page.getByRole('button', { name: 'Write to one person' }).click()
  const third = (await letters.wait(3)).at(-1)
  expect(third?.to?.[0]?.address).toBe(person.mail)

  // It is in the digest, and the other program saw each step, in its order.
  const { content } = await get(page, '/v1/digests/now?kind=executive&every=day')
  expect(content.cases).toBeDefined()
  await goTo(page, '/digests')
  await page.getByRole('heading', { name: 'Cases' }).waitFor()
  const steps = ['case.opened', 'case.late', 'case.escalated', 'case.replied', 'case.resolved', 'case.confirmed']
  await expect.poll(() => told(secret, id), LONG).toEqual(expect.arrayContaining([...steps, 'case.closed']))
  expect(told(secret, id).filter((kind) => steps.includes(kind))).toEqual(steps)
  await settled(page)
})
