import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse, settled } from './kit/browser'
import { OWNER, ownerLink } from './kit/people'
import { type Server, serve } from './kit/server'
import { answersFile, contactsFile } from './kit/tables'

/** Somebody's first day: from an empty folder to scores, words, and people nobody has heard from. */
let server: Server
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server.remove())

test('owner link, pack, two files, scores', async () => {
  const page = await browse(server.address)
  let steps = 0
  const step = async (done: Promise<unknown>) => {
    steps += 1
    await done
  }

  await page.goto(ownerLink(server))
  await step(page.getByLabel('Your name').fill(OWNER.name))
  await step(page.getByLabel('Mail address').fill(OWNER.mail))
  await step(page.getByLabel('Name of your company or workspace').fill('Northwind'))
  await step(page.getByLabel('A password').fill(OWNER.password))
  await step(page.getByRole('button', { name: 'Begin' }).click())

  await step(page.getByRole('radio', { name: /managed service/i }).click())
  await step(page.getByRole('button', { name: /^Begin with/ }).click())
  await page.getByText(/^Added: /).waitFor()
  await page.getByRole('link', { name: 'Bring in your answers' }).waitFor()

  await step(page.getByRole('link', { name: 'Import' }).first().click())
  await step(drop(page, answersFile(30)))
  await step(page.getByRole('button', { name: 'Try it, write nothing' }).click())
  await step(page.getByRole('button', { name: 'Import 30 answers' }).click())
  await page.getByText('30 answers are in.').waitFor()

  await step(page.getByRole('button', { name: 'Import another file' }).click())
  await step(page.getByRole('radiogroup').getByText('Contacts').click())
  await step(drop(page, contactsFile(40)))
  await step(page.getByRole('button', { name: 'Try it, write nothing' }).click())
  await step(page.getByRole('button', { name: 'Import 40 contacts' }).click())
  await page.getByText('40 contacts were made or changed.').waitFor()

  await step(page.getByRole('link', { name: 'Home' }).click())
  await settled(page)
  const home = await page.getByRole('main').textContent()
  // 15 promoters, 9 passives and 6 detractors among 30.
  expect(home).toMatch(/30\.0/)
  expect(home).toContain('The ticket was solved in minutes, number 27.')

  await step(page.getByRole('link', { name: 'Accounts' }).click())
  await step(page.getByRole('link', { name: 'Blue Harbour' }).click())
  await settled(page)
  expect(await page.getByRole('main').textContent()).toContain('not heard yet')
  // Eleven seconds a step make five minutes.
  expect(steps).toBeLessThan(27)
})

/** Drops a file where files are dropped. */
async function drop(page: Page, { name, text }: { name: string; text: string }) {
  const held = await page.evaluateHandle(
    ([name, text]) => {
      const held = new DataTransfer()
      held.items.add(new File([text], name, { type: 'text/csv' }))
      return held
    },
    [name, text] as const,
  )
  await page.getByText('Drop a CSV file here').dispatchEvent('drop', { dataTransfer: held })
}
