import { useQuery } from '@tanstack/react-query'
import { useMoneyList } from '@/customers/contract/money-list'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { Change } from '@/ui/change'
import { Panel } from '@/ui/panel'
import { Score } from '@/ui/score'
import styles from './alert.module.css'
import type { Alert } from './queries'
import { rowOf } from './told'
import { words } from './words'

/** What single scores and the share of revenue say. */
interface Single {
  decides?: boolean
  worth?: number | null
  n?: number
  before?: number
  heard?: number
  yearly?: number
  yearly_heard?: number
  currency?: string
  during?: string | null
}

/** The reading an alert rests on: value, interval and n, and the change where it compares. */
export function ReadingPanel({ one }: { one: Alert }) {
  const say = useWords(words)
  const dates = useDates()
  const number = useNumbers()
  const money = useMoneyList()
  const questions = useQuery(surveyQuestions).data
  const { rule } = one.watch
  const row = rowOf(one)
  const single = one.reading as Single
  if (rule.kind === 'figure' && row) {
    const { measure } = rule.question
    const scale = scaleOf(measure, questions)
    const [from, until] = (single.during ?? '').split('..')
    return (
      <Panel title={say('now')}>
        {measure === 'count' ? (
          <p className={styles.praise}>
            {number.count(row.n)} {say('answers', { n: row.n })}
          </p>
        ) : (
          <Score reading={row} scale={scale} unit={say('answers', { n: row.n })} />
        )}
        {typeof row.change === 'number' && (
          <dl className={styles.facts}>
            <div>
              <dt>{say('change')}</dt>
              <dd>
                <Change compared={row} format={scale.format} better={betterOf(measure, questions)} />
              </dd>
            </div>
          </dl>
        )}
        {from && until && (
          <p className={styles.quiet}>{say('days', { from: dates.date(from), until: dates.date(until) })}</p>
        )}
      </Panel>
    )
  }
  const facts = [
    single.decides && say('decides'),
    single.worth && single.currency && say('worth', { money: money([[single.currency, single.worth]]) }),
    rule.kind === 'revenue_heard' &&
      single.currency &&
      say('revenue_of', {
        heard: single.heard ?? 0,
        n: single.n ?? 0,
        yearly_heard: money([[single.currency, single.yearly_heard ?? 0]]),
        yearly: money([[single.currency, single.yearly ?? 0]]),
      }),
    rule.kind === 'theme' &&
      say('theme_counts', {
        n: single.n ?? 0,
        before: single.before ?? 0,
        from: dates.date((single.during ?? '').split('..')[0] ?? ''),
      }),
  ].filter(Boolean)
  if (facts.length === 0) return null
  return (
    <Panel title={say('now')}>
      <p className={styles.praise}>{facts.join(' · ')}</p>
    </Panel>
  )
}
