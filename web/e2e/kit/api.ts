import type { Page } from 'playwright-core'
import { inject } from 'vitest'

const here = () => ({ 'touchstone-workspace': inject('demo').workspace })

/** What the server says, asked as whoever is logged in on the page. */
export async function get(page: Page, path: string) {
  return (await page.request.get(path, { headers: here() })).json()
}

/** Sends something as whoever is logged in on the page. */
export async function send(page: Page, method: 'PATCH' | 'POST' | 'PUT', path: string, data: object) {
  const { csrf } = await get(page, '/v1/session')
  const reply = await page.request.fetch(path, { method, headers: { ...here(), 'touchstone-csrf': csrf }, data })
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`)
  return reply.json()
}

export const post = (page: Page, path: string, data: object) => send(page, 'POST', path, data)

/** A survey that takes answers. */
export interface Published {
  id: string
  key: string
  /** The path of its link for everybody. */
  path: string
}

/** Makes a survey without the pages, and publishes it. */
export async function publish(page: Page, definition: object): Promise<Published> {
  const { id, key } = await post(page, '/v1/surveys', { from: { definition } })
  await post(page, `/v1/surveys/${id}/publish`, {})
  const { items } = await get(page, `/v1/surveys/${id}/links`)
  const { address } = items.find(({ kind }: { kind: string }) => kind === 'public')
  return { id, key, path: new URL(address).pathname }
}
