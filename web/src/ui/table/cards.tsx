import { Skeleton } from '@mantine/core'
import styles from './cards.module.css'
import type { Column } from './column'

interface Props<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[] | undefined
  rowKey: (row: T) => string
}

/** A table on the phone: one card a row, the same facts in the same order. */
export function Cards<T>({ label, columns, rows, rowKey }: Props<T>) {
  const title = columns.find(({ card }) => card === 'title') ?? columns.find(({ card }) => card === undefined)
  const lines = columns.filter((column) => column !== title && column.card !== 'hidden')
  if (!rows) return <Skeleton height={320} />
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles.card}>
          {title && <div className={styles.title}>{title.cell(row)}</div>}
          <dl className={styles.lines}>
            {lines.map((column) => (
              <div key={column.key} className={styles.line}>
                <dt>{column.title}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
