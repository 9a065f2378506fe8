import { mark } from '@/lib/mark'

/** How we stand with the server: the session's token and workspace, whether the session ran out, whether the server answers. */
export const csrf = mark<string | null>(null)
export const workspaceKey = mark<string | null>(null)
export const session = mark<'open' | 'expired'>('open')
export const server = mark<'there' | 'gone'>('there')

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Where 401 is an answer and not the end of a session. */
const OPEN = /\/v1\/(session|links\/\w+)$/

async function send(request: Request): Promise<Response> {
  const token = csrf.get()
  const key = workspaceKey.get()
  if (token && WRITES.has(request.method)) request.headers.set('touchstone-csrf', token)
  if (key) request.headers.set('touchstone-workspace', key)
  const response = await fetch(request)
  if (response.status > 501 && !spokenByUs(response)) throw new ServerGone()
  server.set('there')
  return response
}

/** A gateway in front answers with a page of its own; what our server refuses is a problem (RFC 9457). */
const spokenByUs = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('application/problem+json') ?? false

/** The server did not answer. */
export class ServerGone extends Error {
  override name = 'ServerGone'
}

/**
 * Sends a request. When the session has run out, it waits until somebody has logged in again (the page lies under the
 * log-in dialog as it was) and then sends the same request once more, so that nothing typed is lost.
 */
export async function guarded(request: Request): Promise<Response> {
  const again = request.clone()
  try {
    const response = await send(request)
    if (response.status !== 401 || OPEN.test(new URL(request.url).pathname)) return response
    session.set('expired')
    await session.until((state) => state === 'open')
    return await send(again)
  } catch (error) {
    if (request.signal.aborted) throw error
    server.set('gone')
    throw new ServerGone('The server does not answer.', { cause: error })
  }
}
