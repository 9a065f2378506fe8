import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveDemo, visit } from './kit/demo'
import { go } from './kit/pages'
import { newFolder, type Server } from './kit/server'

const letters = newFolder()
let server: Server
beforeAll(async () => {
  const mail = ['--mail-folder', letters, '--mail-from', 'Acme CX <cx@example.com>']
  server = await serveDemo(...mail)
})
afterAll(() => server.remove())

/** The letters that left, as they are. */
const left = () =>
  readdirSync(letters)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(letters, name), 'utf8'))

test('somebody sets whom letters come from and sends one to themselves', async () => {
  const page = await visit(server)
  await go(page, 'mail')
  await page.getByLabel('Name of the sender').fill('Kestrel Care')
  await page.getByLabel('Address of the sender').fill('care@elsewhere.example')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('is not a domain this installation sends for').first().waitFor()
  await page.getByLabel('Address of the sender').fill('care@example.com')
  await page.getByLabel('Postal address').fill('Kestrel\n1 Falcon Way')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved.').waitFor()

  await page.clock.resume()
  await page.getByRole('button', { name: 'Send yourself a test letter' }).click()
  await page.getByText('The mail server has taken the test letter.').waitFor()
  const [letter] = left()
  expect(letter).toContain('From: "Kestrel Care" <care@example.com>')
  expect(letter).toContain('1 Falcon Way')
})

test('mail comes in by a key that is shown once, and strangers change nothing', async () => {
  const page = await visit(server)
  await go(page, 'mail')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = /tm_[\w-]+/.exec(await page.getByRole('dialog').innerHTML())?.[0] ?? ''
  const bring = (key: string) =>
    fetch(`${server.address}/v1/mail/in`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' },
      body: 'From: eve@example.net\r\nTo: cx@example.com\r\nSubject: Buy\r\n\r\nBuy this',
    })
  expect((await bring('tm_forged')).status).toBe(401)
  expect(await (await bring(key)).json()).toMatchObject({ kind: 'refused' })
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByText(`The key begins with ${key.slice(0, 8)}`).waitFor()
  await page.getByRole('button', { name: 'Revoke the key' }).click()
  await page.getByText('nobody hands mail over').waitFor()
  expect((await bring(key)).status).toBe(401)
})

test('an address is put on the list of those that get no letters, and taken off', async () => {
  const page = await visit(server)
  await go(page, 'mail')
  await page.getByLabel('Mail address').fill('ada@example.org')
  await page.getByRole('button', { name: 'Send it no letters' }).click()
  const row = page.getByRole('row').filter({ hasText: 'ada@example.org' })
  await row.getByText('By hand').waitFor()
  await page.getByRole('button', { name: 'Take ada@example.org off the list' }).click()
  await page.getByText('Every address gets letters.').waitFor()
})
