import type { Reading, ReadingRow } from '@/api/ask'
import { groupOf } from '@/api/ask'
import { addDays } from '@/lib/dates'
import { useDates, useNumbers } from '@/lib/locale'
import { THIN } from '@/lib/numbers'
import { useWords } from '@/lib/words'
import type { Dimensions } from '@/measure/reading/dimension'
import { Change } from '@/ui/change'
import type { Scale } from '@/ui/measured'
import { whyMissing } from '@/ui/score'
import { Sentence } from '@/ui/sentence'
import { words as parts } from '@/ui/words'
import type { Exact } from './exact'
import styles from './explore.module.css'
import type { Moved } from './moved'
import { words } from './words'

interface Props {
  reading: Reading | undefined
  dimensions: Dimensions
  exact: Exact
  scale: Scale
  /** The group that moved most, where periods are asked for. */
  moved: Moved | undefined
}

/** What is shown, with the number inside, and by which rule. */
export function ExploreSentence({ reading, ...rest }: Props) {
  const how = useHow(rest.dimensions)
  return <Sentence under={reading && how(reading)}>{reading && <Told reading={reading} {...rest} />}</Sentence>
}

function Told({ reading: { asked, total, rows }, dimensions, exact, scale, moved }: Props & { reading: Reading }) {
  const say = useWords(words)
  const sayParts = useWords(parts)
  const date = useDates()
  const { measure, by = [] } = asked
  const what = say(`measure_${measure}`)
  const n = exact.count(total.n)
  if (total.n === 0) return say('told_nothing')
  if (measure === 'distribution') return say('told_distribution', { n })
  const missing = whyMissing(total, sayParts)
  const main = missing
    ? say('told_missing', { what, why: missing, n })
    : say.rich(exact.interval(total) ? 'told' : 'told_plain', {
        what,
        value: <strong>{exact.value(total.value)}</strong>,
        interval: <span className={styles.nowrap}>{exact.interval(total)}</span>,
        n,
      })
  const ranked = rows.filter(({ value }) => typeof value === 'number')
  const names = (row: ReadingRow) => by.map((one) => dimensions.valueOf(one, groupOf(row)[one])).join(' · ')
  const [lowest, highest] = ends(ranked)
  const told = by.length > 0 && !asked.every && lowest && highest && lowest !== highest
  return (
    <>
      {main}
      {told && (
        <>
          {' '}
          {say('told_groups', {
            n: rows.length,
            lowest: names(lowest),
            low: exact.value(lowest.value),
            highest: names(highest),
            high: exact.value(highest.value),
          })}
        </>
      )}
      {moved && (
        <>
          {' '}
          {say(moved.proved ? 'told_moved' : 'told_moved_unproved', {
            name: names(moved.row),
            way: (moved.row.change ?? 0) > 0 ? 'up' : 'down',
            value: exact.value(moved.row.value),
            change: exact.change(moved.row.change),
            before: date.period(moved.before),
            period: date.period(moved.period),
            more: moved.proved - 1,
          })}
        </>
      )}
      {typeof total.change === 'number' && (
        <>
          {' '}
          <Change compared={total} format={scale.format} />
        </>
      )}
    </>
  )
}

function ends(rows: readonly ReadingRow[]) {
  const sorted = rows.toSorted((one, other) => (one.value as number) - (other.value as number))
  return [sorted[0], sorted.at(-1)] as const
}

/** The rule, whose votes, which days, under which condition, against what. */
function useHow(dimensions: Dimensions) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const days = (range: string) => {
    const [from = '', until = ''] = range.split('..')
    const first = from && date.period(from)
    const last = until && date.period(addDays(until, -1))
    if (first && last) return say('how_between', { first, last })
    return first ? say('how_from', { first }) : say('how_to', { last })
  }
  return ({ asked, rule, interval, anonymous }: Reading) => {
    const confidence = `${number.count(100 * (asked.confidence ?? 0.95))}${THIN}%`
    const by = (asked.by ?? []).map(dimensions.nameOf).join(', ')
    return [
      `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`,
      say(`how_${asked.unit ?? 'answers'}`),
      asked.weighted && say('how_weighted'),
      asked.of?.length && say('how_of', { of: asked.of.map((key) => dimensions.valueOf('question', key)).join(', ') }),
      by && say('how_by', { by }),
      asked.during ? days(asked.during) : say('how_all_dates'),
      asked.where && say('how_where', { where: asked.where }),
      asked.compare_to && say('how_compare', { range: days(asked.compare_to) }),
      asked.versus && say('how_versus', { versus: asked.versus }),
      typeof anonymous === 'number' && say('how_anonymous', { n: anonymous }),
      interval && say('how_interval', { confidence, name: say(`interval_${interval}`) }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
