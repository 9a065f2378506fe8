/** A list with one of its entries a place further up or down; as it is when there is no further. */
export function moved<T>(list: readonly T[], one: T, by: -1 | 1): T[] {
  const at = list.indexOf(one)
  const to = at + by
  if (at < 0 || to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(at, 1)
  return rest.toSpliced(to, 0, one)
}

/** A key of its own for a new name: what questions and files call it. */
export const keyOf = (name: string) => name.trim().toLowerCase().replace(/\s+/g, '-')
