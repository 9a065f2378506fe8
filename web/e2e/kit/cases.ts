import type { Page } from 'playwright-core'
import { get, post } from './api'

/** Opens a case about the newest words of somebody who gave their name, and gives it to whoever is logged in. */
export async function openCase(page: Page, title = 'The cut-over took all morning') {
  const { items } = await get(page, '/v1/responses?worded=true&limit=50')
  const { id, contact, answers } = items.find((one: { contact?: object }) => one.contact)
  const touchpoint = answers.find((answer: { touchpoint?: string }) => answer.touchpoint)?.touchpoint
  const { workspaces } = await get(page, '/v1/session')
  const told = { title, kind: 'experience', contact: contact.id, touchpoint, responses: [id] }
  return post(page, '/v1/cases', { ...told, owner: workspaces[0].member })
}

/** Somebody at an account of ours who decides. */
export async function decider(page: Page) {
  const { items } = await get(page, '/v1/contacts?role=decides&limit=50')
  return items.find(({ account, external_id }: { account?: string; external_id?: string }) => account && external_id)
}

/** The first question of a kind. */
export async function asked(page: Page, wanted: string): Promise<string> {
  const { items } = await get(page, '/v1/questions')
  return items.find(({ kind }: { kind: string }) => kind === wanted).key
}
