import type { RootCause } from './queries'

/** A cause with its place among its neighbours. */
export interface Placed {
  cause: RootCause
  depth: number
  before: RootCause | undefined
  after: RootCause | undefined
  /** Whether there are finer ones below it. */
  parts: boolean
}

/** The tree from top to bottom, the parts of each cause right below it. */
export function treeOf(causes: readonly RootCause[], parent: string | null = null, depth = 0): Placed[] {
  const own = causes
    .filter((cause) => (cause.parent ?? null) === parent)
    .toSorted((one, other) => one.position - other.position)
  return own.flatMap((cause, at) => {
    const below = treeOf(causes, cause.id, depth + 1)
    return [{ cause, depth, before: own[at - 1], after: own[at + 1], parts: below.length > 0 }, ...below]
  })
}
