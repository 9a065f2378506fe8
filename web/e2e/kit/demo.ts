import type { BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { browse } from './browser'
import { enter } from './people'
import { PRESENT, type Server, serve } from './server'

/** A server with a copy of the demo. */
export const serveDemo = (): Promise<Server> => serve(inject('demo').folder)

/** A browser for one test in which somebody is logged in to the demo. */
export async function visit(server: Server, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browse(server.address, options)
  await arrive(page)
  return page
}

/** Logs in to the demo, on its own day. */
export async function arrive(page: Page) {
  await page.clock.setFixedTime(`${PRESENT}T08:00:00+01:00`)
  await enter(page, inject('demo'))
}
