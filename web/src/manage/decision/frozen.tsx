import { useQuery } from '@tanstack/react-query'
import { groupOf, type Reading } from '@/api/ask'
import { useDates, useNumbers } from '@/lib/locale'
import type { Format } from '@/lib/numbers'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { useDimensions } from '@/measure/reading/dimension'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { Change } from '@/ui/change'
import type { Compared } from '@/ui/measured'
import { Panel } from '@/ui/panel'
import { Score } from '@/ui/score'
import { TextLink } from '@/ui/text-link'
import styles from './decision.module.css'
import { words } from './words'

/** The reading that a decision rests on, as it was then: it never changes. */
export function FrozenReading({ reading }: { reading: Reading }) {
  const say = useWords(words)
  const date = useDates()
  const questions = useQuery(surveyQuestions).data ?? []
  const { asked, as_of, total, rows, rule } = reading
  const { of = [], by = [] } = asked
  const own = of.length ? questions.filter(({ key }) => of.includes(key)) : questions
  const scale = scaleOf(asked.measure, own)
  const better = betterOf(asked.measure, own)
  const split = by.length > 0 || Boolean(asked.every)
  return (
    <Panel title={say('rests_on')} aside={say('as_of', { day: date.time(as_of) })}>
      <div className={styles.reading}>
        <Score reading={total} scale={scale} unit={say('answers')} />
        <p className={styles.quiet}>{rule}</p>
        {compared(total) && (
          <Change compared={total} format={scale.format} better={better} against={say('against_before')} />
        )}
        {split && <Rows rows={rows} format={scale.format} better={better} />}
        <TextLink to="/explore" search={asked as never} inherit>
          {say('now')}
        </TextLink>
      </div>
    </Panel>
  )
}

const compared = (row: Compared) => typeof row.change === 'number'

interface RowsProps {
  rows: Reading['rows']
  format: Format
  better: 'higher' | 'lower'
}

function Rows({ rows, format, better }: RowsProps) {
  const say = useWords(words)
  const number = useNumbers()
  const dimensions = useDimensions()
  const told = (row: Reading['rows'][number]) =>
    [...Object.entries(groupOf(row)).map(([dimension, value]) => dimensions.valueOf(dimension, value)), row.period]
      .filter(Boolean)
      .join(' · ')
  const changes = rows.some(compared)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('group')}</th>
          <th scope="col">{say('value')}</th>
          {changes && <th scope="col">{say('against_before')}</th>}
          <th scope="col">n</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={told(row)}>
            <td dir="auto">{told(row) || '–'}</td>
            <td>
              {typeof row.value === 'number' ? number.value(row.value, format) : '–'}
              {typeof row.low === 'number' &&
                typeof row.high === 'number' &&
                ` (${number.range(row.low, row.high, format)})`}
            </td>
            {changes && (
              <td>
                <Change compared={row} format={format} better={better} brief />
              </td>
            )}
            <td>{number.count(row.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
