import type { Page } from 'playwright-core'
import { settled } from './browser'
import { go, goTo } from './pages'
import { STATES } from './states'

/** A question to Explore, as its address has it. */
const asking = (question: Record<string, unknown>) =>
  `/explore?${new URLSearchParams(Object.entries(question).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))}`

const onboarding = ['kick_off', 'cut_over', 'training'].map((key) => `'${key}'`).join(', ')

type Arrange = (page: Page) => Promise<unknown>

/** The pictures of the documentation: how each comes to be, on the demo. */
export const PICTURES: Record<string, Arrange> = {
  import: STATES['import-map'] as Arrange,
  home: (page) => go(page, 'home'),
  phone: (page) => go(page, 'home'),
  touchpoints: (page) => go(page, 'touchpoints'),
  support: (page) =>
    goTo(page, asking({ measure: 'csat', by: ['team'], every: 'month', where: "touchpoint = 'routine_request'" })),
  onboarding: (page) =>
    goTo(
      page,
      asking({ measure: 'csat', by: ['touchpoint'], every: 'quarter', where: `touchpoint in (${onboarding})` }),
    ),
  prices: (page) => goTo(page, asking({ measure: 'nps', by: ['account.tier'], every: 'quarter' })),
  offerings: (page) =>
    goTo(
      page,
      asking({
        measure: 'csat',
        by: ['offering'],
        every: 'quarter',
        where: "account.tier = 'gold' and offering is not blank",
      }),
    ),
  touchpoint: async (page) => {
    await go(page, 'touchpoints')
    await page.getByRole('link', { name: 'Routine request' }).click()
    await settled(page)
  },
  accounts: (page) => go(page, 'accounts'),
  sponsor: (page) => account(page, 'C-1031'),
  silent: (page) => account(page, 'C-1009'),
  response: async (page) => {
    await go(page, 'responses')
    await page.getByRole('button', { name: /^Open/ }).first().click()
    await settled(page)
  },
}

/** The page of an account, found by its number. */
async function account(page: Page, number: string) {
  await go(page, 'accounts')
  await page.getByLabel('Name or number').fill(number)
  await page.waitForURL(/[?&]q=/)
  await settled(page)
  await page.getByRole('table').getByRole('link').first().click()
  await settled(page)
}
