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
