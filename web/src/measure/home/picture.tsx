import { useMemo } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { scaleOf } from '@/measure/reading/scale'
import { partsOf } from '@/measure/reading/tally'
import { DistributionBar } from '@/ui/distribution-bar'
import { TrendChart, TrendSkeleton } from '@/ui/trend/trend-chart'
import type { Headline } from './headline'
import styles from './picture.module.css'
import { words } from './words'

interface Props {
  headline: Headline | undefined
  questions: readonly SurveyQuestion[] | undefined
}

/** The picked measure by month, and how people answered. */
export function Picture({ headline, questions }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const measure = headline?.measure ?? 'nps'
  const scale = useMemo(() => scaleOf(measure, questions), [measure, questions])
  if (!headline?.trend) return <TrendSkeleton />
  const { pattern, trend, row } = headline
  const heard = pattern === 'past' || pattern === 'present' || pattern === 'potential' ? say(pattern) : ''
  const last = trend.at(-1)?.value
  const names =
    measure === 'nps' ? (['bad_nps', 'middle_nps', 'good_nps'] as const) : (['bad', 'middle', 'good'] as const)
  const parts = partsOf(measure, row.tally, { bad: say(names[0]), middle: say(names[1]), good: say(names[2]) })
  return (
    <div>
      <TrendChart
        title={say('trend', { what: say(`${measure}_short`), pattern: heard })}
        summary={say('trend_summary', {
          n: trend.length,
          value: typeof last === 'number' ? number.value(last, scale.format) : '–',
        })}
        points={trend}
        scale={scale}
      />
      {parts.length > 0 && (
        <div className={styles.answers}>
          <h3 className={styles.title}>{say('how_answered')}</h3>
          <DistributionBar parts={parts} label={say('how_answered')} legend />
        </div>
      )}
    </div>
  )
}
