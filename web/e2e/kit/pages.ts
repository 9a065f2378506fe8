import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { settled } from './browser'
import { openCase } from './cases'
import { announce, noteDecision } from './decisions'

/** Every page by its name: where it is, in a workspace. Those of one thing show the first of its list. */
export const PAGES = {
  today: '',
  home: '/home',
  touchpoints: '/touchpoints',
  touchpoint: '/touchpoints/{touchpoints}',
  explore: '/explore',
  groups: '/explore?measure=csat&by=%5B%22touchpoint%22%5D&every=quarter',
  voice: '/voice',
  responses: '/responses',
  notes: '/notes',
  note: '/notes/{observations}',
  interview: '/notes/interview',
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
  alerts: '/alerts',
  alert: '/alerts/{alerts}',
  watches: '/alerts?tab=watches',
  classes: '/classes',
  'classes-customers': '/classes?tab=customers',
  'classes-rules': '/classes?tab=rules',
  silence: '/silence',
  cases: '/cases',
  case: '/cases/{cases}',
  decisions: '/decisions',
  decision: '/decisions/{decisions}',
  announcements: '/announcements',
  announcement: '/announcements/{announcements}',
  digests: '/digests',
  'digests-person': '/digests?kind=person&every=month',
  import: '/import',
  settings: '/settings',
  members: '/settings?tab=members',
  teams: '/settings?tab=teams',
  workspace: '/settings?tab=workspace',
  sources: '/settings?tab=sources',
  attributes: '/settings?tab=attributes',
  hours: '/settings?tab=hours',
  fatigue: '/settings?tab=fatigue',
  'case-rules': '/settings?tab=case-rules',
  'service-classes': '/settings?tab=service-classes',
  'root-causes': '/settings?tab=root-causes',
  playbooks: '/settings?tab=playbooks',
  mail: '/settings?tab=mail',
  chats: '/settings?tab=chats',
  webhooks: '/settings?tab=webhooks',
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

/** What the demo begins without. */
const MADE: Record<string, (page: Page) => Promise<{ id: string }>> = {
  cases: (page) => openCase(page),
  decisions: (page) => noteDecision(page),
  announcements: (page) => announce(page),
}

/** Which one stands for its page where they look different; background work adds others in any order. */
const WANTED: Record<string, (one: { moved: object[] }) => boolean> = {
  alerts: ({ moved }) => moved.length > 0,
}

async function firstOf(page: Page, list: string): Promise<string> {
  const reply = await page.request.get(`/v1/${list}`, { headers: { 'touchstone-workspace': inject('demo').workspace } })
  const first = (await reply.json()).items.find(WANTED[list] ?? (() => true))
  const { id } = first ?? (await MADE[list]?.(page)) ?? {}
  return id
}
