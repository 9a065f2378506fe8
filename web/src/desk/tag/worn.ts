import type { WornTag } from './queries'

/** How many of the chosen records wear a tag. */
export type Worn = 'all' | 'some' | 'none'

/** How a tag is worn by several records, given by the tags of each. */
export function wornBy(tag: string, records: readonly (readonly Pick<WornTag, 'id'>[])[]): Worn {
  const wearing = records.filter((worn) => worn.some(({ id }) => id === tag)).length
  if (wearing === 0) return 'none'
  return wearing === records.length ? 'all' : 'some'
}
