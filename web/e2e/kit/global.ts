import { rmSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { newFolder, PRESENT, start } from './server'

/** When the demo is made: before the servers of tests start with copies of it. */
const DAWN = `${PRESENT}T07:00:00+01:00`

/** A demo company that was made once; every file of tests works on a copy. */
export interface Demo {
  folder: string
  workspace: string
  mail: string
  password: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    browser: string
    demo: Demo
  }
}

/** One browser and one demo company for all files. */
export default async function setup(project: TestProject) {
  const browser = await chromium.launchServer({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  })
  project.provide('browser', browser.wsEndpoint())
  // Whoever works on the tests may keep a demo: TOUCHSTONE_DEMO='{"folder": …, "workspace": …, "mail": …, "password": …}'.
  const kept = process.env.TOUCHSTONE_DEMO
  const demo: Demo = kept ? JSON.parse(kept) : await make()
  project.provide('demo', demo)
  return async () => {
    await browser.close()
    if (!kept) rmSync(demo.folder, { recursive: true, force: true })
  }
}

async function make(): Promise<Demo> {
  const folder = newFolder()
  const server = await start(folder, ['demo', '--seed', '1', '--until', PRESENT], DAWN)
  const told = (what: RegExp) => what.exec(server.said())?.[1] ?? ''
  const [mail, password] = [told(/e-mail +(\S+)/), told(/password +(\S+)/)]
  const reply = await fetch(`${server.address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mail, password }),
  })
  const { workspaces, csrf } = await reply.json()
  const workspace: string = workspaces[0].key
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  await furnish(server.address, { cookie, 'touchstone-csrf': csrf, 'touchstone-workspace': workspace })
  await server.stop()
  return { folder, workspace, mail, password }
}

/** What the demo company has not by itself: notes that a member wrote, of a call and a visit. Its case rules rest: tests make their own. */
async function furnish(address: string, headers: Record<string, string>) {
  const send = async (path: string, body?: object, method = 'POST') => {
    const post = body && { method, body: JSON.stringify(body) }
    const reply = await fetch(`${address}${path}`, {
      headers: { ...headers, 'content-type': 'application/json' },
      ...post,
    })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return reply.json()
  }
  for (const { id } of (await send('/v1/case-rules')).items)
    await send(`/v1/case-rules/${id}`, { enabled: false }, 'PATCH')
  const [account, contact] = [(await send('/v1/accounts')).items[0].id, (await send('/v1/contacts')).items[0].id]
  const visit = 'At the front desk a note says whom to call when the portal is slow. Could we send them a status page?'
  await send('/v1/observations', {
    kind: 'field_note',
    account,
    touchpoint: 'routine_request',
    happened_at: '2026-10-20T08:00:00Z',
    body: visit,
    passages: [{ starts: visit.indexOf('Could'), quote: 'Could we send them a status page?', mark: 'idea' }],
  })
  const call = 'They like how fast we answer. But nobody told them about the new prices.'
  await send('/v1/observations', {
    kind: 'call',
    contact,
    happened_at: '2026-10-30T09:12:00Z',
    body: call,
    passages: [
      { starts: 0, quote: 'They like how fast we answer', mark: 'good' },
      { starts: call.indexOf('nobody'), quote: 'nobody told them about the new prices', mark: 'bad' },
    ],
    sentiment: -1,
    propensity: 6,
  })
}
