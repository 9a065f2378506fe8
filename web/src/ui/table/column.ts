import type { ReactNode } from 'react'

/** A column of a table of T. */
export interface Column<T> {
  key: string
  title: string
  /** What stands in the cell. */
  cell: (row: T) => ReactNode
  /** What it is sorted by and written to files; without it the column can do neither. */
  plain?: (row: T) => string | number | null | undefined
  /** Numbers stand right. */
  align?: 'left' | 'right'
  width?: number | string
  /** How it shows on the phone, where rows become cards; what can be done with a row needs no name. */
  card?: 'title' | 'line' | 'hidden' | 'action'
}

export interface Sorting {
  key: string
  down: boolean
}

/** The rows in the order of a column; what is missing comes last, whichever way. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sorting: Sorting | null): readonly T[] {
  const plain = columns.find(({ key }) => key === sorting?.key)?.plain
  if (!sorting || !plain) return rows
  const way = sorting.down ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [plain(one), plain(other)]
    const missing = Number(a === null || a === undefined) - Number(b === null || b === undefined)
    if (missing) return missing
    if (typeof a === 'number' && typeof b === 'number') return way * (a - b)
    return way * String(a ?? '').localeCompare(String(b ?? ''), undefined, { numeric: true })
  })
}
