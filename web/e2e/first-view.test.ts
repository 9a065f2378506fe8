import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { serveDemo, visit } from './kit/demo'
import type { Server } from './kit/server'

let server: Server
beforeAll(async () => {
  server = await serveDemo()
})
afterAll(() => server.remove())

test.each([
  ['Today', ''],
  ['Home', '/home'],
])('the first view of %s is light', async (name, path) => {
  const address = `/w/${inject('demo').workspace}${path}`
  const warm = await visit(server)
  await warm.goto(address)
  await whole(warm)

  const page = await visit(server)
  const session = await page.context().newCDPSession(page)
  const sizes = new Map<string, number>()
  const names = new Map<string, string>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, response }) =>
    names.set(requestId, new URL(response.url).pathname),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
  await page.goto(address)
  const took = await whole(page)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const largest = [...sizes].sort(([, one], [, other]) => other - one).slice(0, 8)
  const lines = largest.map(([id, size]) => `  ${kilo(size).padStart(9)} ${names.get(id)}`)
  process.stdout.write(
    `${name}, cold browser: ${Math.round(took)} ms, ${kilo(total)} in ${sizes.size} answers\n${lines.join('\n')}\n`,
  )
  expect(total).toBeLessThan(400_000)
  // On quiet machines it is under one second; this only finds what is badly wrong.
  expect(took).toBeLessThan(5000)
})

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Milliseconds from the request until nothing waits: sentence, scores, picture and words are there, or what is to be done. */
async function whole(page: Awaited<ReturnType<typeof visit>>): Promise<number> {
  const done = await page.waitForFunction(() => {
    const main = document.querySelector('main')
    const there = main?.querySelector('h1') && main.querySelector('figure, blockquote, ol, section')
    return there && !document.querySelector('.mantine-Skeleton-root') && performance.now()
  })
  return (await done.jsonValue()) as number
}
