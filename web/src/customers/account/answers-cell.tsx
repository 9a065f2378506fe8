import type { ReadingRow } from '@/api/ask'
import { useWords } from '@/lib/words'
import { DistributionBar, type Part } from '@/ui/distribution-bar'
import { Score } from '@/ui/score'
import styles from './answers-cell.module.css'
import { LEAST_PEOPLE } from './queries'
import { words } from './words'

const POINTS = { low: -100, high: 100, format: 'points' } as const

/** A score where enough people stand behind it, and otherwise their answers; null is nobody's, undefined is not known yet. */
export function AnswersCell({ row }: { row: ReadingRow | null | undefined }) {
  const say = useWords(words)
  if (row === undefined) return null
  if (!row || row.n === 0) return <span className={styles.none}>{say('none')}</span>
  const people = row.people ?? row.n
  if (people >= LEAST_PEOPLE)
    return <Score reading={row} scale={POINTS} unit={say('people', { n: people })} size="small" />
  const names = { bad: say('bad'), passive: say('middle'), good: say('good') }
  return (
    <div className={styles.answers} title={say('few', { n: people, least: LEAST_PEOPLE })}>
      <DistributionBar parts={answered(row, names)} label={say('few', { n: people, least: LEAST_PEOPLE })} />
    </div>
  )
}

/** The answers to recommending, from the bad end to the good. */
export function answered({ tally }: ReadingRow, names: Record<'bad' | 'passive' | 'good', string>): Part[] {
  const toneOf = (point: string) => (Number(point) >= 9 ? 'good' : Number(point) >= 7 ? 'passive' : 'bad')
  return (['bad', 'passive', 'good'] as const).map((tone) => ({
    label: names[tone],
    tone,
    n: Object.entries(tally ?? {}).reduce((sum, [point, n]) => (toneOf(point) === tone ? sum + n : sum), 0),
  }))
}
