import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What came to a receiver of webhooks. */
export interface Came {
  headers: IncomingHttpHeaders
  /** As it came, to the byte. */
  body: string
}

/** A receiver of webhooks on this machine. */
export interface Receiver {
  address: string
  came: Came[]
  /** The status it answers with from now on. */
  answer: (status: number) => void
  close: () => Promise<void>
}

export async function receiver(): Promise<Receiver> {
  const came: Came[] = []
  let status = 204
  const server = createServer(async (request, reply) => {
    came.push({ headers: request.headers, body: await text(request) })
    reply.writeHead(status).end(status === 500 ? 'it rained' : undefined)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    came,
    answer: (given) => {
      status = given
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
