import { UnstyledButton } from '@mantine/core'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { Change } from '@/ui/change'
import { Explain } from '@/ui/explain'
import { Score } from '@/ui/score'
import { Sparkline } from '@/ui/sparkline'
import { cut } from '@/ui/trend/trend'
import type { Headline, HomeMeasure } from './headline'
import styles from './headline-panel.module.css'
import { words } from './words'

interface Props {
  measure: HomeMeasure
  headline: Headline | undefined
  waiting: boolean
  questions: readonly SurveyQuestion[] | undefined
  picked: boolean
  onPick: () => void
}

/** One measure: value, interval, n, change and small trend; a press on its name shows it large. */
export function HeadlinePanel({ measure, headline, waiting, questions, picked, onPick }: Props) {
  const say = useWords(words)
  const scale = scaleOf(measure, questions)
  const points = headline?.trend ?? []
  const several = (questions?.filter(({ kind }) => kind === measure).length ?? 0) > 1
  return (
    <section className={styles.panel} data-picked={picked}>
      <h2 className={styles.title}>
        <UnstyledButton className={styles.pick} aria-pressed={picked} disabled={!headline} onClick={onPick}>
          {say(measure)}
        </UnstyledButton>
        {headline && !waiting && <How headline={headline} />}
      </h2>
      {!waiting && !headline ? (
        <p className={styles.unasked}>{say('unasked')}</p>
      ) : (
        <>
          <Score
            reading={waiting ? undefined : headline?.row}
            scale={scale}
            unit={say(several ? 'answers' : 'people', { n: headline?.row.n ?? 0 })}
          />
          <div className={styles.change}>
            {headline && !waiting && (
              <Change compared={headline.row} format={scale.format} better={betterOf(measure, questions)} />
            )}
          </div>
          <div className={styles.trend}>
            {points.length > 1 && (
              <Sparkline
                points={points}
                scale={{ ...scale, ...cut({ points, scale }) }}
                label={say('trend_small', { what: say(measure) })}
              />
            )}
          </div>
        </>
      )}
    </section>
  )
}

function How({ headline: { measure, pattern, reading } }: { headline: Headline }) {
  const say = useWords(words)
  const number = useNumbers()
  const heard = pattern === 'past' || pattern === 'present' || pattern === 'potential' ? say(pattern) : '–'
  const confidence = say('confidence', {
    confidence: number.value(100 * (reading.asked.confidence ?? 0.95), 'percent'),
    name: reading.interval ?? '',
  })
  return (
    <Explain
      of={say(measure)}
      rule={reading.rule}
      facts={[
        [say('unit'), say('unit_person')],
        [say('pattern'), heard],
        [say('days'), `${reading.asked.during}`],
        [say('interval'), confidence],
      ]}
      link={{ href: `/docs/metrics/${measure}`, text: say('method') }}
    />
  )
}
