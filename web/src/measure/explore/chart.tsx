import { Button } from '@mantine/core'
import { groupOf, type Reading, type ReadingRow } from '@/api/ask'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import type { Dimensions } from '@/measure/reading/dimension'
import { partsOf } from '@/measure/reading/tally'
import { trendOf } from '@/measure/touchpoints/against'
import { DistributionBar } from '@/ui/distribution-bar'
import { DotRow } from '@/ui/dot-row'
import type { Scale } from '@/ui/measured'
import { Panel } from '@/ui/panel'
import { Score } from '@/ui/score'
import { Sparkline } from '@/ui/sparkline'
import { cut } from '@/ui/trend/trend'
import { TrendChart } from '@/ui/trend/trend-chart'
import styles from './explore.module.css'
import { grouped, periodsOf, size } from './groups'
import type { ExploreSearch } from './search'
import { words } from './words'

interface Props {
  reading: Reading
  scale: Scale
  dimensions: Dimensions
  questions: readonly SurveyQuestion[]
  onSplit: (part: Partial<ExploreSearch>) => void
}

const MOST_ROWS = 40
const MOST_LINES = 24

/** The picture that fits the question: a trend, small trends, a distribution, dots with whiskers, or one figure. */
export function Chart({ reading, scale, dimensions, onSplit }: Props) {
  const say = useWords(words)
  const { asked, total, rows } = reading
  const { measure, by = [], every } = asked
  if (rows.length === 0) return null
  const what = say(`measure_${measure}`)
  const nameOf = (row: ReadingRow) => by.map((one) => dimensions.valueOf(one, groupOf(row)[one])).join(' · ')
  const mixed = rows.find(({ not_mixed }) => not_mixed?.length)?.not_mixed?.[0]
  const split = mixed && !by.includes(mixed) && (mixed === 'pattern' || mixed === 'aspect') && (
    <Button variant="default" onClick={() => onSplit({ by: [...by, mixed] })}>
      {say('split', { what: dimensions.nameOf(mixed) })}
    </Button>
  )
  if (split) return <Panel title={say('mixed_title', { what: dimensions.nameOf(mixed) })}>{split}</Panel>
  if (measure === 'distribution') return <Distribution {...{ rows, by, nameOf, title: what }} />
  if (every && by.length === 0) return <Trend {...{ rows, scale, title: say('by_period', { what }) }} />
  if (every) return <Lines {...{ rows, scale, nameOf, title: say('by_period', { what }) }} />
  if (by.length > 0) return <Dots {...{ rows, scale, nameOf, title: what }} />
  const names =
    measure === 'nps' ? (['bad_nps', 'middle_nps', 'good_nps'] as const) : (['bad', 'middle', 'good'] as const)
  const parts = partsOf(measure, total.tally, { bad: say(names[0]), middle: say(names[1]), good: say(names[2]) })
  return (
    <Panel title={what}>
      <Score reading={total} scale={scale} unit={say('answers', { n: total.n })} />
      <div className={styles.answers}>
        <DistributionBar parts={parts} label={say('how_answered')} legend />
      </div>
    </Panel>
  )
}

interface Drawn {
  title: string
  rows: readonly ReadingRow[]
  scale: Scale
  nameOf: (row: ReadingRow) => string
}

function Trend({ title, rows, scale }: Omit<Drawn, 'nameOf'>) {
  const say = useWords(words)
  const points = trendOf(rows)
  return <TrendChart title={title} summary={say('periods', { n: points.length })} points={points} scale={scale} />
}

/** One small trend a group, all on the same scale. */
function Lines({ title, rows, scale, nameOf }: Drawn) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const groups = grouped(rows, nameOf)
  const periods = periodsOf(rows)
  const points = rows.map((row) => ({ ...row, period: row.period ?? '' }))
  const shared = { ...scale, ...cut({ points, scale }) }
  const list = [...groups].toSorted(([, one], [, other]) => size(other) - size(one)).slice(0, MOST_LINES)
  const ends = { low: number.value(shared.low, scale.format), high: number.value(shared.high, scale.format) }
  return (
    <Panel
      title={title}
      aside={say('same_scale', {
        ...ends,
        first: date.period(periods[0] ?? ''),
        last: date.period(periods.at(-1) ?? ''),
      })}
    >
      <ul className={styles.lines}>
        {list.map(([name, own]) => {
          const line = periods.map((period) => own.find((row) => row.period === period) ?? { n: 0 })
          const last = own.toSorted((one, other) => (one.period ?? '').localeCompare(other.period ?? '')).at(-1)
          const value = typeof last?.value === 'number' ? number.value(last.value, scale.format) : '–'
          return (
            <li key={name} className={styles.line}>
              <span className={styles.name}>
                {name}
                <strong>{value}</strong>
              </span>
              <Sparkline points={line} scale={shared} height={64} label={say('line', { name, value, n: own.length })} />
            </li>
          )
        })}
      </ul>
      {groups.size > MOST_LINES && <p className={styles.quiet}>{say('largest', { n: MOST_LINES })}</p>}
    </Panel>
  )
}

/** Groups from low to high, on one scale whose ends are told. */
function Dots({ title, rows, scale, nameOf }: Drawn) {
  const say = useWords(words)
  const number = useNumbers()
  const list = rows.toSorted((one, other) => (one.value ?? Infinity) - (other.value ?? Infinity)).slice(0, MOST_ROWS)
  const points = list.flatMap(({ previous, ...row }) => [
    { ...row, period: '' },
    { value: previous ?? null, n: 0, period: '' },
  ])
  const compared = list.some(({ previous }) => typeof previous === 'number')
  const shared = scale.format === 'count' ? scale : { ...scale, ...cut({ points, scale }) }
  return (
    <Panel title={title} aside={compared && say('hollow')}>
      <ul className={styles.rows} aria-label={title}>
        {list.map((row) => (
          <DotRow
            key={JSON.stringify(row.by)}
            label={nameOf(row)}
            reading={row}
            scale={shared}
            unit={say('answers', { n: row.n })}
            before={row.previous}
          />
        ))}
      </ul>
      <p className={styles.ends} aria-hidden="true">
        <span>
          <span>{number.value(shared.low, scale.format)}</span>
          <span>{number.value(shared.high, scale.format)}</span>
        </span>
      </p>
      {rows.length > MOST_ROWS && <p className={styles.quiet}>{say('lowest_rows', { n: MOST_ROWS })}</p>}
    </Panel>
  )
}

interface Spread {
  title: string
  rows: readonly ReadingRow[]
  by: readonly string[]
  nameOf: (row: ReadingRow) => string
}

/** How the answers spread over the points: one bar a group, or the points with their intervals. */
function Distribution({ title, rows, by, nameOf }: Spread) {
  const say = useWords(words)
  const number = useNumbers()
  if (by.length === 0) {
    const high = Math.max(10, ...rows.map(({ high, value }) => high ?? value ?? 0))
    const scale = { low: 0, high: Math.ceil(high / 10) * 10, format: 'percent' as const }
    return (
      <Panel title={title}>
        <ul className={styles.rows} aria-label={title}>
          {rows.map((row) => {
            const score = String(groupOf(row).score ?? '')
            return <DotRow key={score} label={score} reading={row} scale={scale} unit={say('answers', { n: row.n })} />
          })}
        </ul>
      </Panel>
    )
  }
  const none = { bad: '', middle: '', good: '' }
  const list = [...grouped(rows, nameOf)].slice(0, MOST_ROWS).map(([name, own]) => {
    return { name, n: own[0]?.n ?? 0, parts: partsOf('distribution', merged(own), none) }
  })
  const points = list.flatMap(({ parts }) => parts.map(({ label }) => Number(label)))
  const ends = { low: Math.min(...points), high: Math.max(...points) }
  return (
    <Panel title={title} aside={say('spread', ends)}>
      <ul className={styles.rows}>
        {list.map(({ name, n, parts }) => (
          <li key={name} className={styles.spread}>
            <span>{name}</span>
            <DistributionBar parts={parts} label={name} />
            <span className={styles.quiet}>
              {number.count(n)} {say('answers', { n })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const merged = (rows: readonly ReadingRow[]) => Object.assign({}, ...rows.map(({ tally }) => tally ?? {}))
