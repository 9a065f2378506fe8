import { useMemo } from 'react'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Scale } from '@/ui/measured'
import { whyMissing } from '@/ui/score'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { words } from '@/ui/words'
import type { TrendPoint } from './trend'

interface Props {
  label: string
  points: readonly TrendPoint[]
  scale: Scale
}

/** The trend as rows. */
export function TrendTable({ label, points, scale }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const columns = useMemo((): Column<TrendPoint>[] => {
    const write = (value: number | null | undefined) =>
      typeof value === 'number' ? number.value(value, scale.format) : '–'
    return [
      {
        key: 'period',
        title: say('period'),
        cell: (point) => date.period(point.period),
        plain: (point) => point.period,
      },
      {
        key: 'value',
        title: say('value'),
        align: 'right',
        cell: (point) => whyMissing(point, say) ?? write(point.value),
        plain: (point) => point.value,
      },
      { key: 'low', title: say('low'), align: 'right', cell: (point) => write(point.low), plain: (point) => point.low },
      {
        key: 'high',
        title: say('high'),
        align: 'right',
        cell: (point) => write(point.high),
        plain: (point) => point.high,
      },
      { key: 'n', title: 'n', align: 'right', cell: (point) => number.count(point.n), plain: (point) => point.n },
    ]
  }, [say, number, date, scale.format])
  return <DataTable label={label} columns={columns} rows={points} rowKey={(point) => point.period} />
}
