import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Change } from '@/ui/change'
import type { Scale } from '@/ui/measured'
import { whyMissing } from '@/ui/score'
import { Sparkline } from '@/ui/sparkline'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { cut } from '@/ui/trend/trend'
import { Whisker } from '@/ui/whisker'
import { words as parts } from '@/ui/words'
import { LEAST } from './against'
import type { TouchpointMeasure } from './measures'
import { isThin, type Ranked } from './queries'
import styles from './ranking.module.css'
import { useTold } from './told'
import { words } from './words'

interface Props {
  rows: readonly Ranked[] | undefined
  measure: TouchpointMeasure
  scale: Scale
  better: 'higher' | 'lower'
}

/** The ranking: every dot, whisker and small trend on the same scale. */
export function Ranking({ rows, measure, scale, better }: Props) {
  const say = useWords(words)
  const columns = useColumns(rows, measure, scale, better)
  return <DataTable label={say('table', { what: say(measure) })} columns={columns} rows={rows} rowKey={keyOf} />
}

const keyOf = ({ touchpoint }: Ranked) => touchpoint.id

function useColumns(rows: Props['rows'], measure: TouchpointMeasure, scale: Scale, better: Props['better']) {
  const say = useWords(words)
  const sayParts = useWords(parts)
  const number = useNumbers()
  const told = useTold(scale)
  return useMemo((): Column<Ranked>[] => {
    const shared = sharedScale(rows ?? [], scale)
    const ends = number.range(shared.low, shared.high, scale.format)
    return [
      {
        key: 'name',
        title: say('touchpoint'),
        card: 'title',
        cell: ({ touchpoint }) => (
          <Anchor
            renderRoot={(props) => (
              <Link to="/touchpoints/$id" params={{ id: touchpoint.id }} search={{ measure }} {...props} />
            )}
          >
            {touchpoint.name}
          </Anchor>
        ),
        plain: ({ touchpoint }) => touchpoint.name,
      },
      {
        key: 'value',
        title: say('score'),
        align: 'right',
        cell: ({ reading }) =>
          whyMissing(reading, sayParts) ?? <strong>{number.value(reading.value ?? 0, scale.format)}</strong>,
        plain: ({ reading }) => reading.value,
      },
      {
        key: 'interval',
        title: say('interval', { ends }),
        width: 200,
        cell: ({ reading, against }) =>
          typeof reading.low === 'number' &&
          typeof reading.high === 'number' && (
            <div
              className={styles.interval}
              role="img"
              aria-label={sayParts('interval', {
                low: number.value(reading.low, scale.format),
                high: number.value(reading.high, scale.format),
              })}
            >
              <Whisker reading={reading} scale={shared} target={against?.value ?? null} />
              <span className={styles.ends}>{number.range(reading.low, reading.high, scale.format)}</span>
            </div>
          ),
      },
      {
        key: 'n',
        title: 'n',
        align: 'right',
        cell: ({ reading }) =>
          isThin({ reading }) ? (
            <span className={styles.thin} title={say('thin', { least: LEAST })}>
              {number.count(reading.n)}
            </span>
          ) : (
            number.count(reading.n)
          ),
        plain: ({ reading }) => reading.n,
      },
      {
        key: 'trend',
        title: say('by_month'),
        width: 160,
        cell: ({ touchpoint, trend }) =>
          trend.length > 1 && (
            <div className={styles.trend}>
              <Sparkline
                points={trend}
                scale={shared}
                height={32}
                label={say('trend_of', { name: touchpoint.name, n: trend.length })}
              />
            </div>
          ),
      },
      {
        key: 'target',
        title: say('target'),
        cell: ({ against }) => (against ? <span className={styles.target}>{told(against)}</span> : '–'),
        plain: ({ against }) => against?.value,
      },
      {
        key: 'gap',
        title: say('gap'),
        align: 'right',
        cell: ({ gap }) => (gap ? <Change compared={gap} format={scale.format} better={better} brief /> : '–'),
        plain: ({ gap }) => gap?.change,
      },
    ]
  }, [rows, measure, scale, better, say, sayParts, number, told])
}

/** A cut that holds the value, interval and target of every ranked row; months beyond it end at its edge. */
function sharedScale(rows: readonly Ranked[], scale: Scale): Scale {
  const points = rows
    .filter((row) => !isThin(row))
    .flatMap(({ reading, against }) => [
      { ...reading, period: '' },
      { value: against?.value ?? null, n: 0, period: '' },
    ])
  return { ...scale, ...cut({ points, scale }) }
}
