import type { Page } from 'playwright-core'
import type { Server } from './server'

export interface Person {
  mail: string
  password: string
}

/** Somebody who may do everything. */
export const OWNER = { name: 'Ada Lovelace', mail: 'ada@example.com', password: 'correct horse battery' }

/** The link that makes the first owner, as the server printed it. */
export function ownerLink({ said }: Server): string {
  const link = /http:\S+\/join#\S+/.exec(said())?.[0]
  if (!link) throw new Error(`no link in ${said()}`)
  return link
}

/** Becomes the owner of an installation that nobody owns, without the pages. */
export async function own(server: Server, workspace: string) {
  const secret = new URL(ownerLink(server)).hash.slice(1)
  const body = { ...OWNER, secret, workspace_name: workspace, zone: 'Europe/Berlin' }
  const reply = await fetch(`${server.address}/v1/links/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(await reply.text())
}

/** Logs in on whatever page asks for it. */
export async function logIn(page: Page, { mail, password }: Person = OWNER) {
  await page.getByLabel('Mail address').fill(mail)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** Has logged in already when the first page opens. */
export async function enter(page: Page, { mail, password }: Person = OWNER) {
  const reply = await page.request.post('/v1/session', { data: { mail, password } })
  if (!reply.ok()) throw new Error(await reply.text())
}
