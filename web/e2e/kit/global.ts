import { rmSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { newFolder, PRESENT, start } from './server'

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
  const server = await start(folder, ['demo', '--seed', '1', '--until', PRESENT])
  const told = (what: RegExp) => what.exec(server.said())?.[1] ?? ''
  const [mail, password] = [told(/e-mail +(\S+)/), told(/password +(\S+)/)]
  const reply = await fetch(`${server.address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mail, password }),
  })
  const { workspaces } = await reply.json()
  await server.stop()
  return { folder, workspace: workspaces[0].key, mail, password }
}
