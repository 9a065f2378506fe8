import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { settled } from './browser'

/** Every page by its name: where it is, in a workspace. Those of one thing show the first of its list. */
export const PAGES = {
  home: '',
  touchpoints: '/touchpoints',
  touchpoint: '/touchpoints/{touchpoints}',
  explore: '/explore',
  groups: '/explore?measure=csat&by=%5B%22touchpoint%22%5D&every=quarter',
  responses: '/responses',
  accounts: '/accounts',
  account: '/accounts/{accounts}',
  contacts: '/contacts',
  contact: '/contacts/{contacts}',
  import: '/import',
  members: '/settings',
  teams: '/settings?tab=teams',
  workspace: '/settings?tab=workspace',
  attributes: '/settings?tab=attributes',
  tokens: '/settings?tab=tokens',
  audit: '/settings?tab=audit',
  you: '/settings?tab=you',
  setup: '/setup',
  nowhere: '/nowhere',
} as const

export type Name = keyof typeof PAGES
export const NAMES = Object.keys(PAGES) as Name[]

/** Goes to a page by its address and waits until it stands. */
export async function go(page: Page, name: Name, workspace = inject('demo').workspace) {
  const list = /\{(\w+)\}/.exec(PAGES[name])?.[1]
  const id = list && (await firstOf(page, list, workspace))
  await page.goto(`/w/${workspace}${PAGES[name].replace(/\{\w+\}/, id ?? '')}`)
  await settled(page)
}

async function firstOf(page: Page, list: string, workspace: string): Promise<string> {
  const reply = await page.request.get(`/v1/${list}`, { headers: { 'touchstone-workspace': workspace } })
  const [first] = (await reply.json()).items
  return first.id
}
