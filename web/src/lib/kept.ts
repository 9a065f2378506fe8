import { useCallback, useRef, useState } from 'react'

const SHELF = 'touchstone.kept.'

/** What was begun and is not saved yet stays on this device, whatever happens to the page; `forget` once it is saved. */
export function useKept<T extends object>(name: string, blank: T) {
  const place = SHELF + name
  const [value, put] = useState<T>(() => ({ ...blank, ...read(place) }))
  const latest = useRef(value)
  const change = useCallback(
    (changes: Partial<T>) => {
      latest.current = { ...latest.current, ...changes }
      localStorage.setItem(place, JSON.stringify(latest.current))
      put(latest.current)
    },
    [place],
  )
  const forget = useCallback(() => localStorage.removeItem(place), [place])
  return [value, change, forget] as const
}

function read(place: string): object {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}')
  } catch {
    return {}
  }
}

/** Forgets all that was begun on this device. */
export function forgetKept() {
  for (const place of Object.keys(localStorage)) if (place.startsWith(SHELF)) localStorage.removeItem(place)
}
