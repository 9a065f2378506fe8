import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server on this machine that keeps what it is sent. */
export interface Mailbox {
  /** As the option --smtp names it. */
  url: string
  /** The letters so far, the first first. */
  letters: Email[]
  /** Waits for so many letters. */
  wait: (count: number) => Promise<Email[]>
  close: () => Promise<void>
}

export async function mailbox(): Promise<Mailbox> {
  const letters: Email[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    onData: (stream, _session, done) => {
      text(stream)
        .then((raw) => PostalMime.parse(raw))
        .then(
          (letter) => {
            letters.push(letter)
            done()
          },
          (fault) => done(fault),
        )
    },
  })
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
  const { port } = server.server.address() as AddressInfo
  const wait = async (count: number) => {
    const deadline = Date.now() + 60_000
    while (letters.length < count && Date.now() < deadline) await new Promise((again) => setTimeout(again, 200))
    return letters
  }
  return {
    url: `smtp://127.0.0.1:${port}?tls=none`,
    letters,
    wait,
    close: () => new Promise((done) => server.close(done)),
  }
}
