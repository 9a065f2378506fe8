import { afterEach, expect, test, vi } from 'vitest'
import { csrf, guarded, ServerGone, server, session } from './link'

afterEach(() => {
  vi.unstubAllGlobals()
  session.set('open')
  server.set('there')
})

const answers = (...list: (Response | Error)[]) => {
  const fetch = vi.fn((_: Request) => {
    const next = list.shift() ?? new Response('late')
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const write = () => new Request('http://stone.test/v1/accounts', { method: 'POST', body: '{"name":"Northwind"}' })

test('a write that meets the end of the session is sent again after log-in, with the new token', async () => {
  const fetch = answers(new Response('', { status: 401 }), new Response('made', { status: 201 }))
  const pending = guarded(write())
  await vi.waitFor(() => expect(session.get()).toBe('expired'))
  csrf.set('fresh')
  session.set('open')
  expect(await (await pending).text()).toBe('made')
  const again = fetch.mock.calls[1]?.[0] as Request
  expect(again.headers.get('touchstone-csrf')).toBe('fresh')
  expect(await again.text()).toBe('{"name":"Northwind"}')
})

test('a wrong password is an answer, not the end of a session', async () => {
  answers(new Response('', { status: 401 }))
  expect((await guarded(new Request('http://stone.test/v1/session', { method: 'POST', body: '{}' }))).status).toBe(401)
  expect(session.get()).toBe('open')
})

test('a server that does not answer is told from one that refuses', async () => {
  answers(new TypeError('failed to fetch'))
  await expect(guarded(write())).rejects.toBeInstanceOf(ServerGone)
  expect(server.get()).toBe('gone')
  answers(new Response('', { status: 422 }))
  expect((await guarded(write())).status).toBe(422)
  expect(server.get()).toBe('there')
})
