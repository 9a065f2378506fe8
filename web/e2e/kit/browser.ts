import { type BrowserContextOptions, chromium, type FileChooser, type Page, type Request } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished } from 'vitest'

const connected = chromium.connect(inject('browser'))
afterAll(async () => (await connected).close())

/** Where pictures of failed tests go; ignored by git. */
const OUT = new URL('../out', import.meta.url).pathname

/** A page in a browser of its own, and what failed in it. */
export interface Opened {
  page: Page
  faults: string[]
}

/** Opens a browser of its own: no cookies, no cache. */
export async function open(address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const browser = await connected
  const context = await browser.newContext({
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  watch(page)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  page.on('console', (message) => {
    // The browser reports every answer that is not a success by itself; the pages deal with those.
    // What these tests run in every frame by themselves, as the clock, a previewed page does not let in.
    const told = message.text()
    const expected =
      told.startsWith('Failed to load resource') || told.startsWith("Blocked script execution in 'about:srcdoc'")
    if (message.type() === 'error' && !expected) faults.push(told)
  })
  return { page, faults }
}

/** A browser for one test, which fails when a page fails. */
export async function browse(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, faults } = await open(address, options)
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail')
      await page.screenshot({ path: `${OUT}/${task.name.replaceAll(/\W+/g, '-')}.png` })
    await page.context().close()
    expect(faults, 'errors in the page').toEqual([])
  })
  return page
}

/** Requests under way, by page. */
const underWay = new WeakMap<Page, Set<Request>>()

function watch(page: Page) {
  const set = new Set<Request>()
  underWay.set(page, set)
  page.on('request', (request) => set.add(request))
  page.on('requestfinished', (request) => set.delete(request))
  page.on('requestfailed', (request) => set.delete(request))
}

/** Waits until a page has what it shows: for a fifth of a second nothing is under way and no place waits for something. */
export async function settled(page: Page) {
  for (let quiet = 0; quiet < 4; quiet += 1) {
    await page.waitForTimeout(50)
    const waiting = await page.locator('.mantine-Skeleton-root, main [aria-busy="true"]').count()
    if (waiting || underWay.get(page)?.size) quiet = 0
  }
}

/** Picks an option of a select. */
export async function choose(page: Page, label: string, option: string) {
  const wanted = page.getByRole('option', { name: option, exact: true })
  for (const patience of [3_000, 15_000]) {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    // On a busy machine a list that is drawn anew may close once.
    if (
      await wanted.waitFor({ timeout: patience }).then(
        () => true,
        () => patience > 3_000,
      )
    )
      break
  }
  await wanted.click()
}

/** Presses a button that asks for a file, and gives one. */
export async function giveFile(page: Page, button: string, file: Parameters<FileChooser['setFiles']>[0]) {
  const pressed = page.getByRole('button', { name: button }).click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressed])
  await chooser.setFiles(file)
}
