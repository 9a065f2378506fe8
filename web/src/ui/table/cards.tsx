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
              <Line key={column.key} column={column} row={row} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** A fact with its name; one that is empty takes no room. */
function Line<T>({ column: { title, card, cell }, row }: { column: Column<T>; row: T }) {
  const shown = cell(row)
  if (shown === null || shown === undefined || shown === '' || shown === false) return null
  return (
    <div className={styles.line}>
      <dt className={card === 'action' ? styles.unseen : undefined}>{title}</dt>
      <dd>{shown}</dd>
    </div>
  )
}
