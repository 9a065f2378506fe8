import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Results } from '@/listen/survey/queries'
import { Panel } from '@/ui/panel'
import styles from './results.module.css'
import { words } from './words'

type Question = Results['questions'][number]
type Distribution = Question['distributions'][number]

interface Props {
  question: Question
  name: string
  /** Whether it is not asked any more. */
  former: boolean
  /** Whether other versions do not ask it. */
  some: boolean
}

/** What people answered to one question: how many, and how often each answer was given. */
export function QuestionPanel({ question, name, former, some }: Props) {
  const say = useWords(words)
  const { reached, answered, words: written, distributions, versions } = question
  const asked =
    some && say('asked_by', { former: former ? 'yes' : 'no', n: versions.length, which: versions.join(', ') })
  return (
    <Panel
      title={<span dir="auto">{name}</span>}
      aside={say('answered', { answered, reached, left: Math.max(0, reached - answered) })}
    >
      {asked && <p className={styles.versions}>{asked}</p>}
      {distributions.map((one) => (
        <Points key={one.of} distribution={one} titled={distributions.length > 1} />
      ))}
      {written != null && <p className={styles.quiet}>{say('written', { n: written })}</p>}
    </Panel>
  )
}

/** How often each answer was given, with its interval in words. */
function Points({ distribution, titled }: { distribution: Distribution; titled: boolean }) {
  const say = useWords(words)
  const number = useNumbers()
  const { label, points, n, too_few } = distribution
  const told = (point: Distribution['points'][number]) => {
    if (point.value == null) return number.count(point.n)
    return number.value(point.value, 'percent')
  }
  return (
    <div className={styles.distribution}>
      {titled && (
        <h3 className={styles.row} dir="auto">
          {label}
        </h3>
      )}
      {too_few || points.length === 0 ? (
        <p className={styles.quiet}>{say(too_few ? 'too_few' : 'no_answers')}</p>
      ) : (
        <ul className={styles.path} aria-label={say('distribution', { label, n })}>
          {points.map((point) => (
            <li key={String(point.point)}>
              <span className={styles.name} dir="auto">
                {String(point.point)}
              </span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${point.value ?? 0}%` }} />
              </span>
              <span className={styles.n}>
                {told(point)}{' '}
                <span className={styles.quiet}>
                  {point.low != null && point.high != null
                    ? say('between', { range: number.range(point.low, point.high, 'percent'), n: point.n })
                    : say('n', { n: point.n })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
