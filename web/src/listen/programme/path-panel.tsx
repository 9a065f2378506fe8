import { useQuery } from '@tanstack/react-query'
import { useLocale, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { unanswered, wordsOf } from '@/listen/survey/design/text'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import { DataTable } from '@/ui/table/data-table'
import { words } from './path-words'
import styles from './programme.module.css'
import { cameOf, type ProgrammePath } from './queries'

type Question = ProgrammePath['questions'][number]

/** How far those went whom a programme asked: how many began, sent and left, where, and how long it took. */
export function PathPanel({ id }: { id: string }) {
  const say = useWords(words)
  const { data } = useQuery(cameOf(id))
  if (!data || data.path.started === 0) return null
  return (
    <Panel title={say('path')} aside={data.path.more && say('more', { n: data.path.started })}>
      <Told came={data} />
      {data.anonymous != null ? (
        <p className={styles.quiet}>{say('anonymous')}</p>
      ) : (
        <Questions rows={data.questions} started={data.path.started} />
      )}
    </Panel>
  )
}

/** The same in words. */
function Told({ came: { path } }: { came: ProgrammePath }) {
  const say = useWords(words)
  const { started, sent, turned_away: turnedAway, time } = path
  const minutes = (seconds: number) =>
    seconds < 90 ? say('seconds', { n: Math.round(seconds) }) : say('minutes', { n: Math.round(seconds / 60) })
  const { median_seconds: median, lower_seconds: lower, upper_seconds: upper } = time
  // Interviews are written down at once, and took no time that anybody measured.
  const took =
    median != null &&
    lower != null &&
    upper != null &&
    upper > 0 &&
    say('took', { median: minutes(median), lower: minutes(lower), upper: minutes(upper) })
  return (
    <Sentence under={took}>
      {say('sentence', { started, sent, left: started - sent - turnedAway, away: turnedAway })}
    </Sentence>
  )
}

function Questions({ rows, started }: { rows: readonly Question[]; started: number }) {
  const say = useWords(words)
  const number = useNumbers()
  const { language } = useLocale()
  const count = (key: 'reached' | 'answered' | 'stopped') => ({
    key,
    title: say(key),
    align: 'right' as const,
    plain: (one: Question) => one[key],
    cell: (one: Question) => (
      <>
        {number.count(one[key])}
        {key === 'reached' && (
          <span className={styles.detail}> {number.value((100 * one.reached) / started, 'percent')}</span>
        )}
      </>
    ),
  })
  const name = ({ label, question }: Question) => unanswered(wordsOf(label, [], language)) || question
  return (
    <DataTable
      label={say('by_question')}
      rows={rows}
      rowKey={({ question }) => question}
      columns={[
        {
          key: 'question',
          title: say('question'),
          card: 'title',
          plain: name,
          cell: (one) => <span dir="auto">{name(one)}</span>,
        },
        count('reached'),
        count('answered'),
        count('stopped'),
      ]}
    />
  )
}
