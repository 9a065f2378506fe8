/** Versions of something that is edited: what it was, is, and was before it was taken back. */
export interface History<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
  /** What the last change was of, and when: typing on makes one step. */
  last?: { of: string; at: number } | undefined
}

const MOST = 100
/** Changes of the same within this many milliseconds are one step. */
const TOGETHER = 1500

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [] })

/** A change; `of` names what is typed into, so that a word is one step and not one per letter. */
export function changed<T>(history: History<T>, now: T, of: string | undefined, at: number): History<T> {
  if (Object.is(now, history.now)) return history
  const together = of !== undefined && history.last?.of === of && at - history.last.at < TOGETHER
  const past = together ? history.past : [...history.past, history.now].slice(-MOST)
  return { past, now, future: [], last: of === undefined ? undefined : { of, at } }
}

/** Back by a step. */
export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] }
}

/** Forward again. */
export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future }
}
