import { ActionIcon, Button, Skeleton, UnstyledButton } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { csv, download } from '@/lib/csv'
import { useWords } from '@/lib/words'
import { words } from '@/ui/words'
import { Cards } from './cards'
import { type Column, type Sorting, sorted } from './column'
import styles from './data-table.module.css'

interface Props<T> {
  /** Names the table for those who do not see it, and its file. */
  label: string
  columns: readonly Column<T>[]
  /** Undefined while they are on their way. */
  rows: readonly T[] | undefined
  rowKey: (row: T) => string
  sort?: Sorting
  /** Whether more rows lie behind these: a part of a list is not sorted, because its order would not be that of the whole. */
  partial?: boolean
  /** Beside the number of rows: filters, or a button for more. */
  tools?: ReactNode
  footer?: ReactNode
  /** What stands here when there are no rows. */
  empty?: ReactNode
  /** What stands in place of the cards on the phone. */
  cards?: ReactNode
}

/** The same as the picture, exact: sortable, out as CSV, roomy or tight, and cards on the phone. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  partial = false,
  tools,
  footer,
  empty,
  cards,
}: Props<T>) {
  const say = useWords(words)
  const [own, setOwn] = useState<Sorting | null>(sort ?? null)
  const [tight, setTight] = useLocalStorage({ key: 'touchstone.tight', defaultValue: false })
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const sorting = partial ? null : own
  const shown = useMemo(() => rows && sorted(rows, columns, sorting), [rows, columns, sorting])
  if (rows?.length === 0 && empty) return empty
  const written = columns.filter((column) => column.plain)
  const save = () =>
    download(
      `${label}.csv`,
      csv(
        written.map(({ title }) => title),
        (shown ?? []).map((row) => written.map((column) => column.plain?.(row))),
      ),
    )
  return (
    <div>
      <div className={styles.tools}>
        <span className={styles.count}>
          {rows ? say(partial ? 'rows_shown' : 'rows', { n: rows.length }) : '\u00a0'}
        </span>
        {tools}
        {!phone && (
          <ActionIcon aria-label={say(tight ? 'roomy' : 'tight')} aria-pressed={tight} onClick={() => setTight(!tight)}>
            {tight ? <IconBaselineDensityMedium size={16} /> : <IconBaselineDensitySmall size={16} />}
          </ActionIcon>
        )}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={16} />}
          disabled={!rows?.length}
          onClick={save}
        >
          {say(partial ? 'download_shown' : 'download_csv')}
        </Button>
      </div>
      {phone ? (
        (cards ?? <Cards label={label} columns={columns} rows={shown} rowKey={rowKey} />)
      ) : (
        <div className={styles.frame}>
          <table
            className={styles.table}
            data-tight={tight}
            data-many={columns.length > MANY}
            aria-label={label}
            aria-busy={!rows}
          >
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head key={column.key} column={column} sorting={sorting} onSort={partial ? undefined : setOwn} />
                ))}
              </tr>
            </thead>
            <tbody>
              {shown ? (
                shown.map((row) => <Row key={rowKey(row)} row={row} columns={columns} />)
              ) : (
                <Waiting columns={columns.length} />
              )}
            </tbody>
          </table>
        </div>
      )}
      {footer}
    </div>
  )
}

function Row<T>({ row, columns }: { row: T; columns: readonly Column<T>[] }) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={column.key} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function Head<T>({
  column,
  sorting,
  onSort,
}: {
  column: Column<T>
  sorting: Sorting | null
  onSort: ((to: Sorting) => void) | undefined
}) {
  const say = useWords(words)
  const active = sorting?.key === column.key
  const order = active ? (sorting.down ? 'descending' : 'ascending') : 'none'
  const style = column.width === undefined ? undefined : { width: column.width }
  if (!column.plain || !onSort) {
    return (
      <th data-align={column.align} style={style} scope="col">
        <span className={column.card === 'action' ? styles.unseen : undefined}>{column.title}</span>
      </th>
    )
  }
  const next = { key: column.key, down: active ? !sorting.down : column.align === 'right' }
  return (
    <th data-align={column.align} style={style} scope="col" aria-sort={order}>
      <UnstyledButton
        className={styles.sort}
        aria-label={say('sort_by', { column: column.title })}
        onClick={() => onSort(next)}
      >
        {column.title}
        <span className={styles.way} aria-hidden="true">
          {active ? (sorting.down ? '↓' : '↑') : ''}
        </span>
      </UnstyledButton>
    </th>
  )
}

/** More columns than this stand closer. */
const MANY = 8

const WAITING = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

function Waiting({ columns }: { columns: number }) {
  return WAITING.map((row) => (
    <tr key={row}>
      <td colSpan={columns}>
        <Skeleton height={16} />
      </td>
    </tr>
  ))
}
