import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { groupOf, type Reading, type ReadingRow } from '@/api/ask'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Dimensions } from '@/measure/reading/dimension'
import { whyMissing } from '@/ui/score'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { words as parts } from '@/ui/words'
import type { Exact } from './exact'
import { GroupCards } from './group-cards'
import styles from './rows-table.module.css'
import type { GroupValue } from './where'
import { words } from './words'

export interface RowsTableProps {
  reading: Reading
  dimensions: Dimensions
  exact: Exact
  /** A press on a group keeps only that one. */
  onKeep: (dimension: string, value: GroupValue) => void
}

/** The reading, exact: one row a group and period. */
export function RowsTable({ reading, dimensions, exact, onKeep }: RowsTableProps) {
  const say = useWords(words)
  const sayParts = useWords(parts)
  const date = useDates()
  const { asked, rows } = reading
  const columns = useMemo((): Column<ReadingRow>[] => {
    const dims = [...(asked.by ?? []), ...(asked.measure === 'distribution' ? ['score'] : [])]
    const groups = dims.map((key): Column<ReadingRow> => {
      const told = (row: ReadingRow) => dimensions.valueOf(key, groupOf(row)[key])
      return {
        key,
        title: key === 'score' ? say('score') : dimensions.nameOf(key),
        cell: (row) => (
          <UnstyledButton
            className={styles.keep}
            title={say('keep', { what: told(row) })}
            onClick={() => onKeep(key, groupOf(row)[key])}
          >
            {told(row)}
          </UnstyledButton>
        ),
        plain: (row) => (key === 'score' ? Number(groupOf(row)[key]) : told(row)),
      }
    })
    const period: Column<ReadingRow> = {
      key: 'period',
      title: say('period'),
      cell: ({ period }) => (period ? date.period(period) : '–'),
      plain: ({ period }) => period,
    }
    return [
      ...groups,
      ...(asked.every ? [period] : []),
      ...figures(say, exact, (row) => whyMissing(row, sayParts)),
      ...(asked.compare_to || asked.versus ? compared(say, exact) : []),
    ]
  }, [asked, dimensions, exact, say, sayParts, date, onKeep])
  const folds = asked.every && asked.by?.length && asked.measure !== 'distribution'
  return (
    <DataTable
      key={columns.map(({ key }) => key).join()}
      label={say(`measure_${asked.measure}`)}
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify([row.by, row.period])}
      empty={<p>{say('told_nothing')}</p>}
      {...(folds ? { cards: <GroupCards {...{ reading, dimensions, exact, onKeep }} /> } : {})}
    />
  )
}

const figure = (text: string) => <span className={styles.figure}>{text}</span>

type Words = ReturnType<typeof useWords<keyof typeof words.en>>

const figures = (say: Words, exact: Exact, missing: (row: ReadingRow) => string | undefined): Column<ReadingRow>[] => [
  {
    key: 'value',
    title: say('value'),
    align: 'right',
    card: 'line',
    cell: (row) => missing(row) ?? <strong className={styles.figure}>{exact.value(row.value)}</strong>,
    plain: ({ value }) => value,
  },
  {
    key: 'low',
    title: say('low'),
    align: 'right',
    card: 'line',
    cell: ({ low }) => figure(exact.value(low)),
    plain: ({ low }) => low,
  },
  {
    key: 'high',
    title: say('high'),
    align: 'right',
    card: 'line',
    cell: ({ high }) => figure(exact.value(high)),
    plain: ({ high }) => high,
  },
  { key: 'n', title: 'n', align: 'right', card: 'line', cell: ({ n }) => figure(exact.count(n)), plain: ({ n }) => n },
]

const compared = (say: Words, exact: Exact): Column<ReadingRow>[] => [
  {
    key: 'previous',
    title: say('previous'),
    align: 'right',
    cell: ({ previous }) => figure(exact.value(previous)),
    plain: ({ previous }) => previous,
  },
  {
    key: 'previous_n',
    title: say('previous_n'),
    align: 'right',
    cell: ({ previous_n }) => figure(exact.count(previous_n ?? 0)),
    plain: ({ previous_n }) => previous_n,
  },
  {
    key: 'change',
    title: say('difference'),
    align: 'right',
    cell: ({ change }) => figure(exact.change(change)),
    plain: ({ change }) => change,
  },
  {
    key: 'change_interval',
    title: say('change_interval'),
    align: 'right',
    cell: ({ change_low: low, change_high: high }) =>
      figure(exact.interval({ low: low ?? null, high: high ?? null }) || '–'),
    plain: ({ change_low: low, change_high: high }) => (typeof low === 'number' ? `${low} … ${high}` : null),
  },
  { key: 'p', title: 'p', align: 'right', cell: ({ p }) => figure(exact.p(p)), plain: ({ p }) => p },
]
