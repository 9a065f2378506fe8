import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Schemas } from '@/api/client'
import { addDays } from '@/lib/dates'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import type { Voice } from '@/listen/voice/queries'
import { Voiced } from '@/listen/voice/voiced'
import { words as names } from '@/measure/explore/words'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { Change } from '@/ui/change'
import { DotRow } from '@/ui/dot-row'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { Score } from '@/ui/score'
import { Sentence } from '@/ui/sentence'
import { TextLink } from '@/ui/text-link'
import styles from './digest.module.css'
import { Known } from './known'
import type { Digest } from './queries'
import { words } from './words'

type Figure = Schemas['DigestFigure']
type Measure = Schemas['Measure']

/** A figure as the parts of the house draw it. */
const drawn = ({ value, low, high, n, too_few }: Figure) => ({
  value: value ?? null,
  low: low ?? null,
  high: high ?? null,
  n,
  too_few,
})
const compared = ({ change, change_low, change_high }: Figure) => ({
  change: change ?? null,
  change_low: change_low ?? null,
  change_high: change_high ?? null,
})

/** What a period brought: the sentence, the picture, the words, what was done. */
export function Brought({ digest: one, beside }: { digest: Digest; beside?: ReactNode }) {
  const say = useWords(words)
  const sayMeasure = useWords(names)
  const date = useDates()
  const { content, sent_at } = one
  const { total, question } = content
  const measure = question?.measure ?? 'nps'
  const questions = useQuery(surveyQuestions).data ?? []
  const asked = questions.filter(({ key }) => key === content.asked?.key)
  const scale = scaleOf(measure, asked.length > 0 ? asked : questions)
  const period = say('period', { from: date.date(content.from), until: date.date(addDays(content.until, -1)) })
  const under = [period, sent_at ? say('stays') : say('now')].join('. ')
  return (
    <>
      <Sentence under={under}>
        <Told digest={one} measure={measure} />
      </Sentence>
      <Since digest={one} />
      <div className={styles.columns}>
        <div>
          {question && (
            <Panel title={content.asked?.label ?? sayMeasure(`measure_${measure}`)}>
              <div className={styles.headline}>
                <Score reading={drawn(total)} scale={scale} unit={say('people')} />
                <Change
                  compared={compared(total)}
                  format={scale.format}
                  better={betterOf(measure, questions)}
                  against={say('against')}
                />
              </div>
            </Panel>
          )}
          {content.places.length > 0 && (
            <Panel title={say('by_touchpoint')} aside={say('ring')}>
              <ul className={styles.rows}>
                {content.places.map(({ key, name, figure }) => (
                  <DotRow
                    key={key}
                    label={name}
                    reading={drawn(figure)}
                    scale={scale}
                    unit={say('people')}
                    before={figure.previous}
                  />
                ))}
              </ul>
            </Panel>
          )}
          <Known digest={one} />
          <Said title={say('bad')} said={one.bad} />
          <Said title={say('good')} said={one.good} />
        </div>
        <aside>
          <CasesPanel digest={one} />
          <DecidedPanel digest={one} />
          {beside}
        </aside>
      </div>
    </>
  )
}

/** What is so, with the number inside; or why there is none. */
function Told({ digest: { content }, measure }: { digest: Digest; measure: Measure }) {
  const say = useWords(words)
  const sayMeasure = useWords(names)
  const number = useNumbers()
  const { total, without } = content
  if (without) return say(without)
  if (total.too_few) return say('too_few')
  if (typeof total.value !== 'number') return say('nothing')
  const { format } = scaleOf(measure)
  return say('sentence', {
    measure: sayMeasure(`measure_${measure}`),
    value: number.value(total.value, format),
    n: total.n,
  })
}

/** What came in since it was sent. */
function Since({ digest: { since, content } }: { digest: Digest }) {
  const say = useWords(words)
  const number = useNumbers()
  if (!since || !content.question) return null
  if (!since.differs) return <p className={styles.quiet}>{say('same')}</p>
  const { format } = scaleOf(content.question.measure)
  const value = typeof since.total.value === 'number' ? number.value(since.total.value, format) : '–'
  const told = { n: Math.abs(since.answers), value, total: since.total.n }
  return <p className={styles.quiet}>{say(since.answers < 0 ? 'gone' : 'since', told)}</p>
}

function Said({ title, said }: { title: string; said: readonly Voice[] }) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions).data
  return (
    <Panel title={title}>
      {said.length === 0 && <p className={styles.quiet}>{say('none_said')}</p>}
      {questions && said.map((one) => <Voiced key={one.id} said={one} questions={questions} />)}
    </Panel>
  )
}

function CasesPanel({ digest: { content, sent_at } }: { digest: Digest }) {
  const say = useWords(words)
  const number = useNumbers()
  const { opened, closed, open, late } = content.cases
  return (
    <Panel title={say('cases')}>
      <Facts
        facts={[
          [say('opened'), number.count(opened)],
          [say('closed'), number.count(closed)],
          [say(sent_at ? 'open_then' : 'open'), number.count(open)],
          [say(sent_at ? 'late_then' : 'late'), number.count(late)],
        ]}
      />
    </Panel>
  )
}

function DecidedPanel({ digest: { decided } }: { digest: Digest }) {
  const say = useWords(words)
  return (
    <Panel title={say('decided')}>
      {decided.length === 0 && <p className={styles.quiet}>{say('none_decided')}</p>}
      <ul className={styles.list}>
        {decided.map(({ id, title }) => (
          <li key={id}>
            <TextLink to="/decisions/$id" params={{ id }} dir="auto" inherit>
              {title}
            </TextLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
