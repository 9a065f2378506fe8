import type { BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { browse } from './browser'
import { enter } from './people'
import { MORNING, type Server, serveCopy } from './server'

/** A server with a copy of the demo, on its own day. */
export const serveDemo = (...words: string[]): Promise<Server> => serveCopy(inject('demo').folder, words, MORNING)

/** The same today, for what other programs hold to their own clocks. */
export const serveDemoToday = (...words: string[]): Promise<Server> => serveCopy(inject('demo').folder, words)

/** A browser for one test in which somebody is logged in to the demo. */
export async function visit(server: Server, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browse(server.address, options)
  await arrive(page)
  return page
}

/** Logs in to the demo, on its own day. */
export async function arrive(page: Page) {
  await page.clock.setFixedTime(MORNING)
  await enter(page, inject('demo'))
}
