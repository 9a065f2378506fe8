import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get, post } from './kit/api'
import { browse, settled } from './kit/browser'
import { openCase } from './kit/cases'
import { serveDemo, visit } from './kit/demo'
import { type Mailbox, mailbox } from './kit/mailbox'
import { go, goTo } from './kit/pages'
import type { Server } from './kit/server'

/** Letters from a case: out by a mail server, an answer back, and one tap that says whether it is solved. */
let server: Server
let letters: Mailbox
beforeAll(async () => {
  letters = await mailbox()
  server = await serveDemo('--smtp', letters.url, '--mail-from', 'Kestrel <cx@example.com>')
})
afterAll(async () => {
  await server.remove()
  await letters.close()
})

/** Lets mail come in: the address for replies, and the key of the server that brings them. */
async function takeMail(page: Page): Promise<string> {
  await go(page, 'mail')
  await page.getByLabel('Mailbox for replies').fill('replies@example.com')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Make a key' }).click()
  return /tm_[\w-]+/.exec(await page.getByRole('dialog').innerHTML())?.[0] ?? ''
}

async function bring(key: string, raw: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' }
  return (await fetch(`${server.address}/v1/mail/in`, { method: 'POST', headers, body: raw })).json()
}

test('somebody writes from a case, reads the answer there, and the customer says that it is solved', async () => {
  const page = await visit(server)
  const key = await takeMail(page)
  await post(page, '/v1/root-causes', { name: 'Nobody told them' })
  const made = await openCase(page)
  const { mail } = await get(page, `/v1/contacts/${made.contact.id}`)
  await goTo(page, `/cases/${made.id}`)
  await page.clock.resume()
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Letters' }) })
  await panel.getByText('Nothing was written yet.').waitFor()
  await panel.getByRole('button', { name: 'Write a letter' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Subject').fill('Your cut-over')
  await dialog.getByLabel('Letter').fill('Good morning,\n\nwe found the reason and will move the rest by night.')
  await dialog.getByRole('button', { name: 'Send the letter' }).click()
  await page.getByText('The letter is on its way.').waitFor()
  const [first] = await letters.wait(1)
  expect(first).toMatchObject({ subject: 'Your cut-over', to: [{ address: mail }] })
  expect(first?.text).toContain('move the rest by night')
  expect(first?.headers.some(({ key }) => key === 'auto-submitted')).toBe(false)

  const reply = first?.replyTo?.[0]?.address
  const raw = `From: ${mail}\r\nTo: ${reply}\r\nSubject: Re: Your cut-over\r\n\r\nThank you, that would help us.\r\n`
  expect(await bring(key, raw)).toMatchObject({ kind: 'reply' })
  await expect.poll(async () => (await get(page, `/v1/cases/${made.id}`)).replied, { timeout: 30_000 }).toBe(true)
  await page.reload()
  await panel.getByText('Thank you, that would help us.').waitFor()

  await page.getByRole('button', { name: 'Resolve …' }).click()
  await dialog.getByRole('combobox', { name: 'Root cause' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByLabel('What was done').fill('Moved by night.')
  await page.getByRole('button', { name: 'It is put right' }).click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: 'Write a letter' }).click()
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Re: Your cut-over')
  expect(await dialog.getByRole('checkbox').isChecked()).toBe(true)
  await dialog.getByLabel('Letter').fill('It is done since last night.')
  await dialog.getByRole('button', { name: 'Send the letter' }).click()
  const [, second] = await letters.wait(2)
  expect(second?.inReplyTo).toBe(first?.messageId)
  const link = /https?:\/\/[^\s]*(\/c\/[\w-]+)/.exec(second?.text ?? '')?.[1] ?? ''

  const theirs = await browse(server.address, { javaScriptEnabled: false })
  await theirs.goto(link)
  await theirs.getByRole('button').first().click()
  await theirs.getByRole('button', { name: /after all|doch nicht/ }).waitFor()
  await expect.poll(async () => (await get(page, `/v1/cases/${made.id}`)).outcome).toBe('confirmed')
  await page.reload()
  await page.getByText('The customer says: it is right now').waitFor()
  await settled(page)
})
