import type { Schemas } from '@/api/client'

type Cause = Pick<Schemas['RootCause'], 'id' | 'parent' | 'name' | 'position' | 'retired_at'>

/** A cause with the causes above it in its name. */
export interface Placed {
  id: string
  path: string
}

/** The tree of causes from top to bottom; those retired only where they are chosen already. */
export function causesInOrder(causes: readonly Cause[], chosen: string | null): Placed[] {
  const below = (parent: string | null, above: string): Placed[] =>
    causes
      .filter((cause) => (cause.parent ?? null) === parent)
      .toSorted((one, other) => one.position - other.position)
      .flatMap((cause) => {
        const path = above ? `${above} › ${cause.name}` : cause.name
        const own = cause.retired_at && cause.id !== chosen ? [] : [{ id: cause.id, path }]
        return [...own, ...below(cause.id, path)]
      })
  return below(null, '')
}
