import type { Condition, Test } from './definition'

/** A condition as it is edited: a group of comparisons and of groups, of which all, any or none have to hold. */
export interface Group {
  mode: 'all' | 'any' | 'none'
  items: (Group | Test)[]
}

export const isTest = (item: Group | Test): item is Test => 'of' in item

/** The condition as groups. */
export function groupOf(condition: Condition): Group {
  if ('test' in condition) return { mode: 'all', items: [condition.test] }
  if ('all' in condition) return { mode: 'all', items: condition.all.map(itemOf) }
  if ('any' in condition) return { mode: 'any', items: condition.any.map(itemOf) }
  const inner = condition.not
  return { mode: 'none', items: 'any' in inner ? inner.any.map(itemOf) : [itemOf(inner)] }
}

const itemOf = (condition: Condition): Group | Test => ('test' in condition ? condition.test : groupOf(condition))

/** The groups as a condition; nothing when nothing is compared. */
export function conditionOf({ mode, items }: Group): Condition | undefined {
  const parts = items.flatMap((item): Condition[] => {
    const part = isTest(item) ? { test: item } : conditionOf(item)
    return part ? [part] : []
  })
  const [only] = parts
  if (!only) return undefined
  if (mode === 'none') return { not: parts.length === 1 ? only : { any: parts } }
  if (parts.length === 1) return only
  return mode === 'all' ? { all: parts } : { any: parts }
}
