import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { choose, settled } from './kit/browser'
import { asked, decider } from './kit/cases'
import { serveDemo, visit } from './kit/demo'
import { go, goTo } from './kit/pages'
import { type Receiver, receiver } from './kit/receiver'
import type { Server } from './kit/server'

/** A channel from its address to what it is told. */
let server: Server
let channel: Receiver
beforeAll(async () => {
  channel = await receiver()
  server = await serveDemo('--webhook-allow', '127.0.0.1')
})
afterAll(async () => {
  await server.remove()
  await channel.close()
})

interface Message {
  text: string
  blocks: { type: string }[]
}

/** The next message in the channel. */
async function next(): Promise<Message> {
  await expect.poll(() => channel.came.length, { timeout: 30_000 }).toBeGreaterThan(0)
  return JSON.parse(channel.came.shift()?.body ?? '')
}

test('a channel of Slack is told of the alerts of a watch that names it, until it wants no more', async () => {
  const page = await visit(server)
  await go(page, 'chats')
  await page.clock.resume()
  await page.getByRole('button', { name: 'Add a channel' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Name' }).fill('#care')
  await form.getByLabel('Address').fill('https://10.0.0.1/')
  await form.getByRole('button', { name: 'Add a channel' }).click()
  await form.getByText('is an address within our own walls').waitFor()
  await form.getByLabel('Address').fill(channel.address)
  await form.getByRole('button', { name: 'Add a channel' }).click()
  await page.getByRole('heading', { name: '#care' }).waitFor()
  await page.getByText('It is told no names.').waitFor()
  await page.getByRole('button', { name: 'Send a test message' }).click()
  expect((await next()).text).not.toBe('')
  const sent = page.getByRole('table').getByRole('row').filter({ hasText: 'Arrived' })
  await sent.waitFor()

  await go(page, 'watches')
  await page.getByRole('button', { name: 'New watch' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('A decider is let down')
  await choose(page, 'What it looks after', 'low scores of customers who matter')
  await dialog.getByLabel('Channels of Slack and Teams').click()
  await page.getByRole('option', { name: '#care' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('A decider is let down is watched.').waitFor()
  await settled(page)

  const [person, question] = [await decider(page), await asked(page, 'nps')]
  const answers = [{ question, score: 2 }]
  await post(page, '/v1/responses', { contact: { external_id: person.external_id }, answers })
  const told = await next()
  expect(told.text).toMatch(/^A decider is let down: Somebody of a customer gave 2: “How .*”$/)
  const { name } = await get(page, `/v1/accounts/${person.account}`)
  expect(JSON.stringify(told)).not.toContain(name)
  expect(JSON.stringify(told)).not.toContain(person.name)
  const path = /\/w\/[^"]*\/alerts\/alr_\w+/.exec(JSON.stringify(told))?.[0] ?? ''
  await goTo(page, path.replace(/^\/w\/[^/]*/, ''))
  await page.getByRole('button', { name: 'I know of it' }).waitFor()

  await go(page, 'chats')
  await page.getByRole('button', { name: 'Open #care' }).click()
  channel.answer(410)
  await page.getByRole('button', { name: 'Send a test message' }).click()
  await page.getByText('Switched off: the channel wants no more').waitFor()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: 'Channels of Slack and Teams can be told of alerts and digests' }).waitFor()
  await settled(page)
})
