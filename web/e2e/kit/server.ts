import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BINARY = process.env.TOUCHSTONE_BINARY ?? new URL('../../../target/debug/touchstone', import.meta.url).pathname

/** The first day after the demo; servers and browsers of tests take it for the present, so that they find the same at any time. */
export const PRESENT = '2026-11-01'

/** When servers with the demo start, and where the clocks of their browsers stand. */
export const MORNING = `${PRESENT}T08:00:00+01:00`

/** A running server. */
export interface Server {
  /** Such as `http://127.0.0.1:40213`. */
  address: string
  /** Its data folder. */
  data: string
  /** What it printed for people. */
  said: () => string
  /** Ends it; the folder stays for `again`. */
  stop: () => Promise<void>
  /** The same folder on the same address, after `stop`. */
  again: () => Promise<void>
  /** Ends it and removes the folder. */
  remove: () => Promise<void>
}

/** A folder that nobody else uses. */
export const newFolder = () => mkdtempSync(join(tmpdir(), 'touchstone-browser-'))

/** Runs a command to its end on a folder and gives what it printed. */
export function command(data: string, ...words: string[]): string {
  return execFileSync(BINARY, words, { env: environment(data), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Serves an empty folder. */
export const serve = (): Promise<Server> => start(newFolder(), ['serve'])

/** Serves a copy of a folder, from a moment on if one is given. */
export async function serveCopy(model: string, words: string[], from?: string): Promise<Server> {
  const data = newFolder()
  cpSync(model, data, { recursive: true, filter: (path) => !path.endsWith('.sock') })
  return start(data, ['serve', ...words], from)
}

/** Starts a command that serves, and waits until it does; its clock starts at the moment that is given. */
export async function start(data: string, words: string[], from?: string): Promise<Server> {
  const shift = from === undefined ? 0 : Date.parse(from) - Date.now()
  let running = await listen(data, [...words, '--listen', '127.0.0.1:0'], shift)
  const { address } = running
  const stop = () => ended(running.child)
  return {
    address,
    data,
    said: () => running.said(),
    stop,
    again: async () => {
      running = await listen(data, ['serve', '--listen', new URL(address).host], shift)
    },
    remove: async () => {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function listen(data: string, words: string[], shift: number) {
  const clock = shift ? { TOUCHSTONE_REHEARSAL: new Date(Date.now() + shift).toISOString() } : {}
  const child = spawn(BINARY, words, { env: { ...environment(data), ...clock }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  return new Promise<{ address: string; child: ChildProcess; said: () => string }>((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code) => fail(new Error(`${words[0]} ended with ${code}:\n${log}${out}`)))
    child.stderr.setEncoding('utf8').on('data', (text) => {
      log = `${log}${text}`.slice(-20_000)
      const address = /listens on (http:\S+)/.exec(log)?.[1]
      if (address) done({ address, child, said: () => out })
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.on('exit', () => done())
    child.kill('SIGTERM')
  })
}

/** Nothing of the outside but where programs are. */
const environment = (data: string) => ({
  PATH: process.env.PATH,
  TMPDIR: tmpdir(),
  TOUCHSTONE_DATA: data,
  TOUCHSTONE_LOG: 'info',
  NO_COLOR: '1',
})
