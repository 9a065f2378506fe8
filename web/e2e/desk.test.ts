import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { browse, giveFile, settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go, goTo } from './kit/pages'
import { enter } from './kit/people'
import { MORNING, type Server } from './kit/server'
import { tabTo } from './kit/typing'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const EMMA = { mail: 'emma.quick@example.com', password: 'correct horse battery' }

/** A colleague who joined just now, in a browser of their own on the phone. */
async function colleague(by: Page): Promise<Page> {
  const { link } = await post(by, '/v1/members', { mail: EMMA.mail, role: 'agent' })
  const body = { secret: new URL(link).hash.slice(1), name: 'Emma Quick', password: EMMA.password }
  // Not by the page, whose cookie would be that of the colleague.
  const joined = await fetch(`${server.address}/v1/links/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(joined.ok).toBe(true)
  const page = await browse(server.address, PHONE)
  await page.clock.setFixedTime(MORNING)
  await enter(page, EMMA)
  return page
}

const CALENDAR = `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
SUMMARY:Christmas
END:VEVENT
BEGIN:VEVENT
DTSTART:20261224T180000Z
SUMMARY:Party
END:VEVENT
END:VCALENDAR
`

test('working hours are set, with holidays typed and out of a calendar file', async () => {
  const page = await visit(server)
  await go(page, 'hours')
  await page.getByText('40 working hours a week, no holidays to come.').waitFor()
  await page.getByLabel('Friday, until').fill('13:00')
  await page.getByRole('button', { name: 'Add hours on Saturday' }).click()
  await page.getByLabel('Saturday, until').fill('00:00')
  await page.getByLabel('Day', { exact: true }).fill('2027-01-01')
  await page.getByLabel('Name', { exact: true }).fill('New Year')
  await page.getByRole('button', { name: 'Add holiday' }).click()
  const file = { name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(CALENDAR) }
  await giveFile(page, 'Read a calendar file (.ics)', file)
  await page.getByText('3 days were read. One event is no holiday').waitFor()
  await page.getByText('51 working hours a week, 4 holidays to come.').waitFor()
  await page.getByRole('button', { name: 'Save working hours' }).click()
  await page.getByText('The working hours were saved.').waitFor()
  const { week, holidays } = await get(page, '/v1/working-hours')
  expect(week.saturday).toEqual([{ from: '09:00', until: '24:00' }])
  expect(holidays.map(({ name }: { name: string }) => name)).toEqual([
    'Christmas',
    'Christmas',
    'Christmas',
    'New Year',
  ])
  await page.getByLabel('Friday, until').fill('08:00')
  await page.getByRole('button', { name: 'Save working hours' }).click()
  await page.getByText('09:00 to 08:00 ends before it begins').first().waitFor()
})

test('a colleague who is mentioned by keyboard hears of it by the bell on the phone', async () => {
  const page = await visit(server)
  const emma = await colleague(page)
  await go(page, 'account')
  const field = page.getByRole('textbox', { name: 'Write to colleagues' })
  await tabTo(page, field)
  await page.keyboard.type('Could you call them, @emma')
  await page.getByRole('option', { name: 'Emma Quick' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('please?')
  expect(await field.inputValue()).toBe('Could you call them, @Emma Quick please?')
  await page.keyboard.press('Control+Enter')
  const said = page.getByRole('listitem').filter({ hasText: 'Could you call them, @Emma Quick please?' })
  await said.waitFor()
  const account = await page.getByRole('heading', { level: 1 }).textContent()

  await goTo(emma, '/contacts')
  await emma.getByRole('button', { name: 'Notices, 1 new' }).tap()
  await emma.getByRole('button', { name: new RegExp(`mentioned you: ${account}`) }).tap()
  await settled(emma)
  expect(await emma.getByRole('heading', { level: 1 }).textContent()).toBe(account)
  await emma.getByText('Could you call them, @Emma Quick please?').waitFor()
  await emma.getByRole('button', { name: 'Notices, all read' }).waitFor()

  await said.getByRole('button', { name: 'Change' }).click()
  await field.nth(1).fill('Never mind, @Emma Quick')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const changed = page.getByRole('listitem').filter({ hasText: 'Never mind, @Emma Quick' })
  await changed.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('This comment was taken back.').waitFor()
})

test('a task is given to a colleague, ticked, and opened again', async () => {
  const page = await visit(server)
  await go(page, 'contact')
  await page.getByRole('textbox', { name: 'What is to be done' }).fill('Send the offer')
  await page.getByLabel('By', { exact: true }).fill('2026-11-02')
  await page.getByRole('button', { name: 'Add task' }).click()
  const box = page.getByRole('checkbox', { name: '“Send the offer” is done' })
  await box.waitFor()
  await page.getByText('due Nov 2, 05:00 PM').waitFor()
  await box.click()
  await page.getByText('1 that is done').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await box.waitFor()
  await page.getByRole('button', { name: 'Drop “Send the offer”' }).click()
  await page.getByText('“Send the offer” was dropped.').waitFor()
})
