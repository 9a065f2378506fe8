import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { settled } from './kit/browser'
import { serveDemo, visit } from './kit/demo'
import { go, NAMES } from './kit/pages'
import { logIn } from './kit/people'
import { command, type Server } from './kit/server'

/** What goes wrong at the desk, and that nothing is lost by it. */
let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

/** Begins to change the first account. */
async function edit(page: Page) {
  await go(page, 'account')
  await page.getByRole('button', { name: 'Edit' }).click()
  return page.getByRole('dialog', { name: 'Edit' })
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('the log-in expires while somebody types: what was typed is kept and then saved', async () => {
  const page = await visit(server)
  const dialog = await edit(page)
  await dialog.getByLabel('Name').fill('Kept through the night')
  await page.context().clearCookies()
  await dialog.getByRole('button', { name: 'Save 1 change' }).click()
  await page.getByText('You were logged out').waitFor()
  await logIn(page, inject('demo'))
  await expect.poll(() => title(page).textContent()).toBe('Kept through the night')
})

test('the server goes while somebody types: the page says so, keeps what was typed, and goes on when it is back', async () => {
  const page = await visit(server)
  const dialog = await edit(page)
  await dialog.getByLabel('Name').fill('Typed in the dark')
  await server.stop()
  await dialog.getByRole('button', { name: 'Save 1 change' }).click()
  await page
    .getByText(/The server does not answer/)
    .first()
    .waitFor()
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Typed in the dark')
  await server.again()
  await expect.poll(() => page.getByText(/You can go on reading/).count(), { timeout: 12_000 }).toBe(0)
  await dialog.getByRole('button', { name: 'Save 1 change' }).click()
  await expect.poll(() => title(page).textContent()).toBe('Typed in the dark')
})

test('the server was updated while a page was open: the page comes anew', async () => {
  const page = await visit(server)
  await go(page, 'home')
  await page.route(/\/assets\/.*\.(js|css)$/, (route) => route.fulfill({ status: 404 }), { times: 1 })
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).waitFor()
})

test('two people change the same: the second is told, sees both, and chooses', async () => {
  const [first, second] = [await visit(server), await visit(server)]
  const [hers, his] = [await edit(first), await edit(second)]
  await hers.getByLabel('Name').fill('Hers')
  await hers.getByRole('button', { name: 'Save 1 change' }).click()
  await expect.poll(() => title(first).textContent()).toBe('Hers')
  await his.getByLabel('Name').fill('His')
  await his.getByRole('button', { name: 'Save 1 change' }).click()
  await his.getByText('Somebody else changed it while you were writing').waitFor()
  expect(await his.getByRole('table').textContent()).toMatch(/Hers.*His/)
  await his.getByRole('button', { name: 'Save yours over it' }).click()
  await expect.poll(() => title(second).textContent()).toBe('His')
})

test('a name of 5,000 characters is refused where it stands, and not cut', async () => {
  const page = await visit(server)
  const dialog = await edit(page)
  const long = 'long '.repeat(1000)
  await dialog.getByLabel('Name').fill(long)
  await dialog.getByRole('button', { name: 'Save 1 change' }).click()
  await dialog.getByText(/characters/).waitFor()
  expect(await dialog.getByLabel('Name').inputValue()).toBe(long)
})

test('an account may be called as people call it', async () => {
  const page = await visit(server, { viewport: { width: 390, height: 844 } })
  for (const name of ['👩🏽‍🚀 Raumfahrt 🚀', 'شركة النور للتجارة', 'Ünïcødé & <b>Söhne</b>', 'x'.repeat(200)]) {
    const dialog = await edit(page)
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('button', { name: 'Save 1 change' }).click()
    await expect.poll(() => title(page).textContent()).toBe(name)
    expect(await overflow(page), 'wider than the phone').toBe(0)
  }
})

test('no page is wider than a phone', async () => {
  const page = await visit(server, { viewport: { width: 390, height: 844 } })
  const wide: string[] = []
  for (const name of NAMES) {
    await go(page, name)
    if ((await overflow(page)) > 0) wide.push(name)
  }
  expect(wide).toEqual([])
})

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('the way back leads through every page', async () => {
  const page = await visit(server)
  await page.goto('/')
  const links = page.getByRole('navigation', { name: 'Main navigation' }).first().getByRole('link')
  const been: (string | null)[] = [new URL(page.url()).pathname]
  await links.first().waitFor()
  been[0] = new URL(page.url()).pathname
  for (const link of (await links.all()).slice(1)) {
    await link.click()
    await settled(page)
    been.push(new URL(page.url()).pathname)
  }
  for (const path of been.toReversed().slice(1)) {
    await page.goBack()
    await settled(page)
    expect(new URL(page.url()).pathname).toBe(path)
    await title(page).waitFor()
  }
})

describe('100,000 accounts', () => {
  beforeAll(() => {
    const file = join(server.data, 'many.csv')
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `many-${at},Many ${String(at).padStart(6, '0')} ${at % 7 ? '' : '北'}`,
    )
    writeFileSync(file, `external_id,name\n${rows.join('\n')}\n`)
    command(server.data, 'import', 'accounts', file, '--workspace', inject('demo').workspace)
  })

  test('the list stays quick', async () => {
    const page = await visit(server)
    const took = await time(async () => {
      await go(page, 'accounts')
      await page.getByRole('table').getByRole('link').first().waitFor()
    })
    const found = await time(async () => {
      await page.getByLabel('Name or number').fill('Many 077777')
      await page.getByRole('link', { name: /Many 077777/ }).waitFor()
    })
    process.stdout.write(`100,000 accounts: list after ${took} ms, one found after ${found} ms\n`)
    expect(took).toBeLessThan(10_000)
    expect(found).toBeLessThan(10_000)
  })
})

async function time(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round(performance.now() - began)
}
