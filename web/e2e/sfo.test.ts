import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse, choose, giveFile, settled } from './kit/browser'
import { logIn, own } from './kit/people'
import { type Server, serve } from './kit/server'

/** A public survey with published figures: San Francisco International Airport, 2017. */
const REFERENCE = process.env.TOUCHSTONE_REFERENCE_DATA ?? new URL('../../../shared/data', import.meta.url).pathname
const FILE = `${REFERENCE}/sfo_survey_2017/2017_SFO_Customer_Survey.csv.gz`
const MAP = new URL('../../examples/sfo_survey_2017.toml', import.meta.url).pathname
const there = existsSync(FILE)
if (!there && process.env.CI) throw new Error(`${FILE} is missing: TOUCHSTONE_REFERENCE_DATA says where it is`)
if (!there) process.stderr.write(`SKIPPED: the figures of ${FILE}, which is not here\n`)

let server: Server
beforeAll(async () => {
  server = await serve()
  await own(server, 'Airport')
})
afterAll(() => server.remove())

test.skipIf(!there)('the file goes in by its map, and Explore tells the published figure', async () => {
  const page = await browse(server.address)
  await page.goto('/w/main/import')
  await logIn(page)
  await giveFile(page, 'Choose a file', FILE)
  await page.getByText(/^We read/).waitFor()
  await giveFile(page, 'Use a map file', MAP)
  await page.getByText(/is read by your own map/).waitFor()
  await page.getByRole('button', { name: 'Try it, write nothing' }).click()
  await page.getByRole('button', { name: /^Import 2,831 answers/ }).click()
  await page.getByText('2,831 answers are in.').waitFor()

  await page.getByRole('link', { name: 'Explore' }).click()
  await settled(page)
  await choose(page, 'One vote is', 'every answer')
  await choose(page, 'Interval', 'Wald')
  await settled(page)
  const told = await page.getByRole('main').textContent()
  expect(told).toContain('NPS is 39.84 [37.22, 42.45], n\u00a02,746.')
  const link = page.url()

  await page.goto('about:blank')
  await page.goto(link)
  await page.getByText('39.84').first().waitFor()
})
