import type { ReadingRow } from '@/api/ask'
import { gapless } from '@/ui/trend/gapless'

/** The rows of each group, by its name. */
export function grouped(rows: readonly ReadingRow[], nameOf: (row: ReadingRow) => string): Map<string, ReadingRow[]> {
  const groups = new Map<string, ReadingRow[]>()
  for (const row of rows) {
    const name = nameOf(row)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groups
}

/** The periods of all rows in their order, those without answers as well. */
export function periodsOf(rows: readonly ReadingRow[]): string[] {
  const said = [...new Set(rows.flatMap(({ period }) => period ?? []))].toSorted()
  return gapless(said.map((period) => ({ period, n: 0 }))).map(({ period }) => period)
}

/** The number of votes in rows together. */
export const size = (rows: readonly ReadingRow[]) => rows.reduce((sum, { n }) => sum + n, 0)
