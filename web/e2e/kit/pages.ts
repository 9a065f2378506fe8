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
  surveys: '/surveys',
  survey: '/surveys/{surveys}?tab=build',
  programmes: '/programmes',
  programme: '/programmes/{programmes}',
  'dry-run': '/programmes/{programmes}?tab=dry',
  invitations: '/programmes/{programmes}?tab=invitations',
  audiences: '/audiences',
  audience: '/audiences/{audiences}',
  accounts: '/accounts',
  account: '/accounts/{accounts}',
  contracts: '/contracts',
  movements: '/contracts?tab=movements&month=2026-10',
  contacts: '/contacts',
  contact: '/contacts/{contacts}',
  interactions: '/interactions',
  import: '/import',
  members: '/settings',
  teams: '/settings?tab=teams',
  workspace: '/settings?tab=workspace',
  sources: '/settings?tab=sources',
  attributes: '/settings?tab=attributes',
  fatigue: '/settings?tab=fatigue',
  mail: '/settings?tab=mail',
  tokens: '/settings?tab=tokens',
  audit: '/settings?tab=audit',
  you: '/settings?tab=you',
  setup: '/setup',
  nowhere: '/nowhere',
} as const

export type Name = keyof typeof PAGES
export const NAMES = Object.keys(PAGES) as Name[]

/** Goes to a page by its name and waits until it stands. */
export async function go(page: Page, name: Name) {
  const list = /\{(\w+)\}/.exec(PAGES[name])?.[1]
  const id = list ? await firstOf(page, list) : ''
  await goTo(page, PAGES[name].replace(/\{\w+\}/, id))
}

/** Goes to an address of the demo's workspace and waits until the page stands. */
export async function goTo(page: Page, address: string) {
  await page.goto(`/w/${inject('demo').workspace}${address}`)
  await settled(page)
}

async function firstOf(page: Page, list: string): Promise<string> {
  const reply = await page.request.get(`/v1/${list}`, { headers: { 'touchstone-workspace': inject('demo').workspace } })
  const [first] = (await reply.json()).items
  return first.id
}
