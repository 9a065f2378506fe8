/** The filters of a page, as a view keeps them: in one order, so that the same filters are the same view. */
export function addressOf<K extends string>(keys: readonly K[], given: Partial<Record<K, string>>): string {
  const used = keys.toSorted().flatMap((key) => (given[key] ? [[key, given[key]] as [string, string]] : []))
  return new URLSearchParams(used).toString()
}

/** What a view sets, key by key; null takes a filter away. */
export function changesTo<K extends string>(keys: readonly K[], address: string): Record<K, string | null> {
  const wanted = new URLSearchParams(address)
  return Object.fromEntries(keys.map((key) => [key, wanted.get(key)])) as Record<K, string | null>
}
