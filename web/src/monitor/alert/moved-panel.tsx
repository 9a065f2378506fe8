import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { useDimensions } from '@/measure/reading/dimension'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { Change } from '@/ui/change'
import { Panel } from '@/ui/panel'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import styles from './alert.module.css'
import type { Alert, AlertMoved } from './queries'
import { words } from './words'

/** What moved most when it became so, and who answers for it. */
export function MovedPanel({ one }: { one: Alert }) {
  const say = useWords(words)
  const columns = useColumns(one)
  return (
    <Panel title={say('moved')}>
      {one.touchpoint?.team_name && (
        <p className={styles.praise}>{say('good_who', { team: one.touchpoint.team_name })}</p>
      )}
      {one.moved.length === 0 ? (
        <p className={styles.quiet}>{say('moved_none')}</p>
      ) : (
        <DataTable
          label={say('moved')}
          columns={columns}
          rows={one.moved}
          rowKey={({ dimension, group }) => `${dimension} ${group}`}
          empty={null}
        />
      )}
    </Panel>
  )
}

function useColumns({ watch: { rule } }: Alert): Column<AlertMoved>[] {
  const say = useWords(words)
  const number = useNumbers()
  const dimensions = useDimensions()
  const questions = useQuery(surveyQuestions).data
  const measure = rule.kind === 'figure' ? rule.question.measure : 'nps'
  const format = measure === 'count' ? 'count' : scaleOf(measure, questions).format
  const better = betterOf(measure, questions)
  return useMemo(() => {
    const group = ({ dimension, group }: AlertMoved) =>
      `${dimensions.nameOf(dimension)}: ${dimensions.valueOf(dimension, group)}`
    return [
      { key: 'group', title: say('group'), card: 'title', plain: group, cell: group },
      {
        key: 'value',
        title: say('value'),
        align: 'right',
        plain: ({ value }) => value,
        cell: ({ value, low, high }) =>
          typeof value === 'number' && typeof low === 'number' && typeof high === 'number'
            ? `${number.value(value, format)} (${number.range(low, high, format)})`
            : '',
      },
      {
        key: 'change',
        title: say('own_change'),
        plain: ({ change }) => change,
        cell: (moved) => <Change compared={moved} format={format} better={better} />,
      },
      { key: 'n', title: say('n'), align: 'right', plain: ({ n }) => n, cell: ({ n }) => number.count(n) },
      {
        key: 'part',
        title: say('part'),
        align: 'right',
        plain: ({ part }) => part,
        cell: ({ part }) => number.change(part, format),
      },
    ]
  }, [say, number, dimensions, format, better])
}
