import { execFileSync } from 'node:child_process'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { choose, settled } from './kit/browser'
import { serveDemoToday, visit } from './kit/demo'
import { go } from './kit/pages'
import { type Came, type Receiver, receiver } from './kit/receiver'
import { command, type Server } from './kit/server'

let server: Server
let hooks: Receiver
let token = ''
beforeAll(async () => {
  hooks = await receiver()
  server = await serveDemoToday('--webhook-allow', '127.0.0.1')
  const scopes = 'manage_webhooks,write_customers,read_customers'
  token = command(
    server.data,
    'token',
    'create',
    'hooks',
    '--workspace',
    inject('demo').workspace,
    '--scopes',
    scopes,
  ).trim()
})
afterAll(async () => {
  await server.remove()
  await hooks.close()
})

async function call<T>(path: string, body: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const reply = await fetch(`${server.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(reply.ok, await reply.clone().text()).toBe(true)
  return reply.json() as Promise<T>
}

interface Made {
  webhook: { id: string }
  secret: string
}

/** The next call to the receiver. */
async function next(): Promise<Came> {
  await expect.poll(() => hooks.came.length, { timeout: 15_000 }).toBeGreaterThan(0)
  return hooks.came.shift() as Came
}

/** Headers as the libraries take them. */
const told = ({ headers }: Came) => headers as Record<string, string>

test('standardwebhooks of npm verifies what is sent, while secrets change', async () => {
  const made = await call<Made>('/v1/webhooks', { url: hooks.address, kinds: ['accounts.changed'] })
  const { id } = await call<{ id: string }>('/v1/accounts', { external_id: 'hooked', name: 'Müller & Söhne' })
  const first = await next()
  expect(new Webhook(made.secret).verify(first.body, told(first))).toEqual({
    type: 'accounts.changed',
    timestamp: expect.stringMatching(/^20.*Z$/),
    data: { ids: [id] },
  })
  const forged = first.body.replace(id, id.replace(/.$/, 'x'))
  expect(() => new Webhook(made.secret).verify(forged, told(first))).toThrow()

  const place = `/v1/webhooks/${made.webhook.id}`
  const fresh = await call<Made>(`${place}/secret`, {})
  await call(`${place}/test`, {})
  const second = await next()
  for (const { secret } of [made, fresh]) {
    expect(new Webhook(secret).verify(second.body, told(second))).toMatchObject({ type: 'webhook.test' })
  }
  const last = await call<Made>(`${place}/secret`, { overlap_hours: 0 })
  await call(`${place}/test`, {})
  const third = await next()
  expect(new Webhook(last.secret).verify(third.body, told(third))).toMatchObject({ type: 'webhook.test' })
  for (const { secret } of [made, fresh]) {
    expect(() => new Webhook(secret).verify(third.body, told(third))).toThrow()
  }
  await fetch(`${server.address}${place}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
})

test('standardwebhooks of PyPI verifies what is sent, while secrets change', async () => {
  const python = process.env.TOUCHSTONE_WEBHOOKS_PYTHON
  expect(python, 'TOUCHSTONE_WEBHOOKS_PYTHON names a Python with standardwebhooks').toBeTruthy()
  const program = `
import json, sys
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
told = json.load(sys.stdin)
for secret, holds in told['secrets']:
    try:
        event = Webhook(secret).verify(told['body'], told['headers'])
        assert holds and event['type'] == 'webhook.test', event
    except WebhookVerificationError:
        assert not holds, secret
`
  const verify = ({ headers, body }: Came, secrets: [string, boolean][]) =>
    execFileSync(python as string, ['-c', program], {
      input: JSON.stringify({ headers, body, secrets }),
      stdio: 'pipe',
    })
  const made = await call<Made>('/v1/webhooks', { url: hooks.address })
  const place = `/v1/webhooks/${made.webhook.id}`
  const fresh = await call<Made>(`${place}/secret`, { overlap_hours: 1 })
  await call(`${place}/test`, {})
  verify(await next(), [
    [made.secret, true],
    [fresh.secret, true],
  ])
  const last = await call<Made>(`${place}/secret`, { overlap_hours: 0 })
  await call(`${place}/test`, {})
  verify(await next(), [
    [made.secret, false],
    [fresh.secret, false],
    [last.secret, true],
  ])
  await fetch(`${server.address}${place}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
})

test('somebody makes a webhook, sees what failed, and sends it again', async () => {
  const page = await visit(server)
  await go(page, 'webhooks')
  await page.clock.resume()
  await page.getByRole('heading', { name: 'Other programs can be told of what happens here' }).waitFor()
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Address').fill('https://10.0.0.1/')
  await form.getByRole('button', { name: 'Make a webhook' }).click()
  await form.getByText('is an address within our own walls').waitFor()
  await form.getByLabel('Address').fill(hooks.address)
  await form.getByLabel('What it is for').fill('CRM')
  await form.getByRole('combobox', { name: 'Events' }).click()
  await page.getByRole('option', { name: /^contact\.erased/ }).click()
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: 'Make a webhook' }).click()
  const secret = page.getByRole('dialog', { name: 'Secret of the webhook' })
  const first = /whsec_[\w+/=]+/.exec(await secret.innerHTML())?.[0] ?? ''
  await secret.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: `Open the webhook to ${hooks.address}` }).click()
  hooks.answer(500)
  await page.getByRole('button', { name: 'Send a test event' }).click()
  await next()
  const row = page.getByRole('row').filter({ hasText: 'webhook.test' })
  await row.getByText('1 attempt').waitFor()
  await page.getByRole('button', { name: 'Switch off' }).click()
  await row.getByText('Failed').waitFor()
  await row.getByRole('button', { name: /^Look at/ }).click()
  const look = page.getByRole('dialog')
  await look.getByText('The receiver refused it. Status 500.').first().waitFor()
  await look.getByText('it rained').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Switch on' }).click()
  hooks.answer(204)
  hooks.came.length = 0
  await page.getByRole('button', { name: 'Send all of them again' }).click()
  await page.getByText('1 delivery is on the way again.').waitFor()
  const again = await next()
  expect(new Webhook(first).verify(again.body, told(again))).toMatchObject({ type: 'webhook.test' })
  await row.getByText('Arrived').waitFor()

  await page.getByRole('button', { name: 'New secret' }).click()
  await choose(page, 'The old secret signs along', 'no longer: it has leaked')
  await page.getByRole('button', { name: 'Make the new secret' }).click()
  const shown = page.getByRole('dialog', { name: 'Secret of the webhook' })
  await shown.waitFor()
  const renewed = /whsec_[\w+/=]+/.exec(await shown.innerHTML())?.[0] ?? ''
  expect(renewed).not.toBe(first)
  await shown.getByRole('button', { name: 'Close' }).last().click()
  await row.getByRole('button', { name: /^Send delivery/ }).click()
  const signed = await next()
  expect(new Webhook(renewed).verify(signed.body, told(signed))).toMatchObject({ type: 'webhook.test' })

  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: 'Other programs can be told of what happens here' }).waitFor()
  await settled(page)
})
