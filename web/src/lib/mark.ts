import { useSyncExternalStore } from 'react'

/** A value outside of React that parts of a page can watch. */
export interface Mark<T> {
  get(): T
  set(value: T): void
  /** Calls at every change, until the function it gives is called. */
  watch(watcher: () => void): () => void
  /** Waits until the value is as wished. */
  until(wished: (value: T) => boolean): Promise<void>
  use(): T
}

export function mark<T>(initial: T): Mark<T> {
  let current = initial
  const watchers = new Set<() => void>()
  const watch = (watcher: () => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }
  const get = () => current
  return {
    get,
    watch,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const watcher of [...watchers]) watcher()
    },
    until: (wished) =>
      new Promise((done) => {
        if (wished(current)) return done()
        const stop = watch(() => {
          if (!wished(current)) return
          stop()
          done()
        })
      }),
    use: () => useSyncExternalStore(watch, get),
  }
}
