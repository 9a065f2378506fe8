import { useState } from 'react'
import type { Response } from './queries'

/** Responses that were chosen among those shown. */
export interface Chosen {
  list: readonly Response[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  all: () => void
  none: () => void
}

/** What is chosen of a list; what the list no longer shows is not chosen any more. */
export function useChosen(shown: readonly Response[] | undefined): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const list = shown?.filter(({ id }) => ids.has(id)) ?? []
  return {
    list,
    has: (id) => ids.has(id),
    toggle: (id) => setIds((before) => (before.has(id) ? without(before, id) : new Set([...before, id]))),
    all: () => setIds(new Set(shown?.map(({ id }) => id))),
    none: () => setIds(new Set()),
  }
}

const without = (ids: ReadonlySet<string>, id: string) => new Set([...ids].filter((one) => one !== id))
