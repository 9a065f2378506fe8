import type { Page } from 'playwright-core'
import { giveFile, settled } from './browser'
import { go } from './pages'

/** A file as survey tools write them. */
export const SURVEY = new URL('../survey.csv', import.meta.url).pathname

/** People with accounts that are not here, and one row that is wrong. */
const PEOPLE = new URL('../people.csv', import.meta.url).pathname

type Arrange = (page: Page) => Promise<unknown>

const opened = (name: Parameters<typeof go>[1], button: string | RegExp): Arrange => {
  return async (page) => {
    await go(page, name)
    await page.getByRole('button', { name: button }).first().click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  }
}

/** What is done with the first contract of an account. */
const chosen = (what: string): Arrange => {
  return async (page) => {
    await go(page, 'account')
    await page
      .getByRole('button', { name: /^More about/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: what }).click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  }
}

async function map(page: Page) {
  await go(page, 'import')
  await giveFile(page, 'Choose a file', SURVEY)
  await page.getByText(/^We read/).waitFor()
  await settled(page)
}

async function tried(page: Page) {
  await page.getByRole('button', { name: 'Try it, write nothing' }).click()
  await page.getByText(/Nothing is written yet/).waitFor()
  await settled(page)
}

/** What pages become while somebody works on them: dialogs, and the steps of an import. Nothing is changed for good. */
export const STATES: Record<string, Arrange> = {
  'import-map': map,
  'import-preview': async (page) => {
    await map(page)
    await tried(page)
  },
  'import-people': async (page) => {
    await go(page, 'import')
    await page.getByRole('radiogroup').getByText('Contacts').click()
    await giveFile(page, 'Choose a file', PEOPLE)
    await page.getByText(/columns?,/).waitFor()
    await tried(page)
  },
  'add-account': opened('accounts', 'Add an account'),
  'add-contact': opened('contacts', 'Add a person'),
  'edit-account': opened('account', 'Edit'),
  'add-contract': opened('account', 'Add a contract'),
  'change-terms': chosen('Change the terms …'),
  'end-contract': chosen('End it …'),
  'remove-contract': chosen('Remove it …'),
  'tell-movement': opened('account', 'Tell a movement'),
  'edit-state': opened('account', 'Correct'),
  'set-target': opened('touchpoint', /^(Set a|Change the) target$/),
  'new-survey': opened('surveys', 'New survey'),
  'add-question': opened('survey', /^Add a question to/),
  'publish-survey': opened('survey', 'Publish …'),
  'make-programme': opened('programmes', 'Make a programme'),
  'edit-programme': opened('programme', 'Edit'),
  'run-programme': opened('programme', 'Set running …'),
  'make-audience': opened('audiences', 'Make an audience'),
  'hold-back': opened('account', 'Hold back from surveys'),
  'note-call': opened('account', 'Note a call'),
  'open-case': opened('cases', 'Open a case'),
  'resolve-case': opened('case', 'Resolve …'),
  'spoke-case': opened('case', 'We spoke …'),
  'edit-case': async (page) => {
    await go(page, 'case')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  },
  'new-case-rule': opened('case-rules', 'New rule'),
  'edit-note': opened('note', 'Edit'),
  'change-source': async (page) => {
    await go(page, 'sources')
    const change = page.getByRole('button', { name: 'Change Help desk' })
    if (!(await change.count())) {
      await page.getByRole('textbox', { name: 'Name' }).fill('Help desk')
      await page.getByRole('combobox', { name: 'Kind' }).click()
      await page.getByRole('option', { name: 'Webhook, by a map' }).click()
      await page.getByRole('button', { name: 'Make a source' }).click()
    }
    await change.click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  },
  'apply-rules': opened('sources', 'Apply to what is here …'),
  response: opened('responses', /^Open/),
  'take-out': opened('responses', 'Take out as a file'),
  invite: async (page) => {
    await go(page, 'members')
    await page.getByLabel('Invite by mail address').fill('grace@example.com')
    await page.getByRole('button', { name: 'Make an invitation link' }).click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  },
  token: async (page) => {
    await go(page, 'tokens')
    await page.getByRole('textbox', { name: 'What it is for' }).fill('nightly export')
    await page.getByRole('checkbox', { name: 'read customers' }).check()
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByRole('dialog').waitFor()
    await settled(page)
  },
  palette: async (page) => {
    await go(page, 'home')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('an')
    await settled(page)
  },
}
