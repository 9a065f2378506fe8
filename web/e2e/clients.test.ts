import { execFileSync } from 'node:child_process'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, type Server, serve } from './kit/server'

/** Segment's own client libraries, unchanged, against a running server. */
let server: Server
let token = ''
beforeAll(async () => {
  server = await serve()
  command(
    server.data,
    'import',
    'accounts',
    new URL('accounts.csv', import.meta.url).pathname,
    '--workspace',
    'w',
    '--create',
  )
  const scopes = 'manage_workspace,read_answers,read_customers,see_customers'
  token = command(server.data, 'token', 'create', 'test', '--workspace', 'w', '--scopes', scopes).trim()
})
afterAll(() => server.remove())

async function ask<T>(path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const reply = await fetch(
    `${server.address}${path}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
  )
  expect(reply.ok, await reply.clone().text()).toBe(true)
  return reply.json() as Promise<T>
}

const writeKey = async (key: string) =>
  (await ask<{ write_key: string }>('/v1/sources', { key, kind: 'segment' })).write_key

interface Done {
  event: string
  call: string
  contact?: { name?: string }
  account?: { name?: string }
  properties: Record<string, unknown>
}

/** What a source told, by the names of events. */
async function told(source: string): Promise<Map<string, Done>> {
  const { items } = await ask<{ items: Done[] }>(`/v1/interactions?source=${source}&limit=500`)
  return new Map(items.map((done) => [done.event, done]))
}

const nothingRefused = async () =>
  expect((await ask<{ items: unknown[] }>('/v1/interactions/refused')).items).toEqual([])

test('@segment/analytics-node', async () => {
  const analytics = new Analytics({ writeKey: await writeKey('node'), host: server.address })
  const faults: unknown[] = []
  analytics.on('error', (fault) => faults.push(fault))
  analytics.page({ anonymousId: 'n-visitor', name: 'Pricing' })
  analytics.identify({ anonymousId: 'n-visitor', userId: 'n-1', traits: { name: 'Nora', email: 'nora@x.example' } })
  analytics.group({ userId: 'n-1', groupId: 'acme', traits: { name: 'Acme Ltd' } })
  analytics.track({ userId: 'n-1', event: 'Order Completed', properties: { total: 42 } })
  analytics.screen({ userId: 'n-1', name: 'Settings' })
  analytics.alias({ userId: 'nora', previousId: 'n-1' })
  for (let n = 0; n < 200; n++) analytics.track({ userId: 'nora', event: `Event ${n}` })
  await analytics.closeAndFlush()
  expect(faults).toEqual([])
  const done = await told('node')
  expect(done.size).toBe(203)
  expect(done.get('Pricing')).toMatchObject({ call: 'page', contact: { name: 'Nora' } })
  expect(done.get('Order Completed')).toMatchObject({
    contact: { name: 'Nora' },
    account: { name: 'Acme Ltd' },
    properties: { total: 42 },
  })
  expect(done.get('Event 199')).toMatchObject({ contact: { name: 'Nora' } })
  await nothingRefused()
})

test('segment-analytics-python', async () => {
  const python = process.env.TOUCHSTONE_SEGMENT_PYTHON
  expect(python, 'TOUCHSTONE_SEGMENT_PYTHON names a Python with segment-analytics-python').toBeTruthy()
  const program = `
import sys
import segment.analytics as analytics
analytics.write_key, analytics.host, analytics.gzip = sys.argv[1], sys.argv[2], True
analytics.on_error = lambda error, items: sys.exit(str(error))
analytics.page('p-1', name='Docs')
analytics.identify('p-1', {'name': 'Pia', 'email': 'pia@x.example'})
analytics.group('p-1', 'bolt', {'name': 'Bolt GmbH'})
analytics.track('p-1', 'Ticket Solved', {'minutes': 7.5})
analytics.screen('p-1', name='Inbox')
analytics.alias('p-1', 'pia')
for n in range(200):
    analytics.track('pia', 'Event %d' % n)
analytics.shutdown()
`
  execFileSync(python as string, ['-c', program, await writeKey('python'), server.address], { stdio: 'pipe' })
  const done = await told('python')
  expect(done.size).toBe(203)
  expect(done.get('Ticket Solved')).toMatchObject({
    contact: { name: 'Pia' },
    account: { name: 'Bolt GmbH' },
    properties: { minutes: 7.5 },
  })
  expect(done.get('Event 0')).toMatchObject({ contact: { name: 'Pia' } })
  await nothingRefused()
})
