import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go } from './kit/pages'
import type { Server } from './kit/server'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test('an audience is made by a condition that is mended, a programme asks it once it is set running, and pauses', async () => {
  const page = await visit(server)
  const dialog = page.getByRole('dialog')

  await go(page, 'audiences')
  await page.getByRole('button', { name: 'Make an audience' }).click()
  await dialog.getByLabel('Name').fill('Who uses it')
  await dialog.getByLabel('Condition').fill("role == 'uses'")
  await dialog.getByLabel('Condition').and(page.locator('[aria-invalid="true"]')).waitFor()
  const told = dialog.getByText(/^Finds [\d,.]+ people now, at [\d,.]+ accounts?\.$/)
  await dialog.getByLabel('Condition').fill("role = 'uses'")
  await told.waitFor()
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/v1/audiences/try', async (route) => {
    await held
    await route.continue()
  })
  await dialog.getByLabel('Condition').fill("role = 'uses' and state = 'live'")
  await dialog.getByText('Counting …').waitFor()
  expect(await told.count()).toBe(0)
  goOn()
  await told.waitFor()
  const people = /[\d,.]+/.exec((await told.textContent()) ?? '')?.[0]
  await dialog.getByRole('button', { name: 'Make this audience' }).click()
  await page.getByRole('heading', { name: 'Who uses it', level: 1 }).waitFor()
  await page.getByText(`${people} people belong to it now`).waitFor()

  await go(page, 'programmes')
  await page.getByRole('button', { name: 'Make a programme' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Some each day')
  await dialog.getByRole('combobox', { name: 'Survey', exact: true }).click()
  await page.getByRole('option').first().click()
  await choose(page, 'Audience', 'Who uses it')
  await choose(page, 'When', 'each day, some people')
  await dialog.getByLabel('People a day').fill('20')
  await dialog.getByLabel('Remind after days').fill('7, 3')
  await dialog.getByRole('button', { name: 'Make this programme' }).click()
  await dialog.getByText('are days in rising order').waitFor()
  await dialog.getByLabel('Remind after days').fill('3, 7')
  await dialog.getByRole('button', { name: 'Make this programme' }).click()
  await page.getByText('20 people a day').first().waitFor()

  await page.getByRole('tab', { name: 'Who would be asked now' }).click()
  await page.getByText(/(would be asked) now, of/).waitFor()
  expect(await page.getByRole('main').textContent()).toContain(`of ${people}`)
  expect(await page.getByRole('table', { name: 'Some of them' }).getByRole('row').count()).toBeGreaterThan(1)

  await page.getByRole('button', { name: 'Set running …' }).click()
  await dialog.getByText(/If all were due now/).waitFor()
  await dialog.getByRole('button', { name: /^Set running/ }).click()
  await page.getByText('Some each day is running.').waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Set running …' }).waitFor()
})

test('an account is held back, which its page says until it is lifted', async () => {
  const page = await visit(server)
  await go(page, 'account')
  await page.getByRole('button', { name: 'Hold back from surveys' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('Open complaint')
  await dialog.getByRole('button', { name: 'Hold back from surveys' }).click()
  await page.getByText('Everybody of this account is held back from surveys').waitFor()
  await page.getByText('Open complaint').waitFor()
  await page.getByRole('button', { name: 'Lift it' }).click()
  await page.getByRole('button', { name: 'Hold back from surveys' }).waitFor()
})

test('the rules about how often are told in words, changed and kept', async () => {
  const page = await visit(server)
  await go(page, 'fatigue')
  await page.getByText('A person gets at most 1 survey within 30 days.').waitFor()
  const rule = page.getByRole('group', { name: 'Rule 1' })
  await rule.getByLabel('Within days').fill('45')
  await page.getByRole('button', { name: 'Add an exception' }).click()
  await page.getByRole('textbox', { name: 'For those with' }).fill("state = 'live'")
  await page.getByRole('button', { name: 'Save these rules' }).click()
  await page.getByText('The rules were saved.').waitFor()
  await go(page, 'fatigue')
  await page.getByText('A person gets at most 1 survey within 45 days.').waitFor()
  expect(await page.getByRole('textbox', { name: 'For those with' }).inputValue()).toBe("state = 'live'")
})
