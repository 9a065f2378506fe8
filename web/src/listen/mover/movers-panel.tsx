import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { useScored } from '@/listen/response/scored'
import { Who } from '@/listen/response/who'
import { Arrow } from '@/ui/change'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { most } from './most'
import styles from './movers-panel.module.css'
import { type Mover, type MoverFilter, movers } from './queries'
import { words } from './words'

const EACH = 3

interface Props {
  /** Undefined while the days are not known. */
  filter: MoverFilter | null | undefined
}

/** People whose score changed against their own last one: facts about each of them, which prove nothing about others and so have no colour. */
export function MoversPanel({ filter }: Props) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions).data
  const { data, error, refetch } = useQuery({ ...movers(filter ?? {}), enabled: Boolean(filter) })
  const shown = data && most(data.items, EACH)
  if (filter === null) return null
  return (
    <Panel title={say('title')}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={300} />}
      {data && (
        <p className={styles.told}>
          {data.worse + data.better + data.same === 0
            ? say(filter?.during ? 'nobody' : 'nobody_yet')
            : say('told', { ...data, items: '' })}
        </p>
      )}
      {questions && shown && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((mover) => (
            <Row key={mover.contact.id} mover={mover} filtered={filter?.touchpoint !== undefined} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Row({ mover, filtered }: { mover: Mover; filtered: boolean }) {
  const say = useWords(words)
  const date = useDates()
  const scored = useScored()
  const places = useQuery(touchpoints)
  const asked = useQuery(surveyQuestions).data?.find(({ key }) => key === mover.question)
  if (!asked) return null
  const now = scored({ asked, score: mover.score })
  const before = scored({ asked, score: mover.before })
  const place = places.data?.find(({ key }) => key === mover.touchpoint)?.name ?? mover.touchpoint
  const way = mover.gain < 0 ? 'worse' : 'better'
  return (
    <li className={styles.row} data-way={way}>
      <span className={styles.scores}>
        <Arrow way={mover.score < mover.before ? 'down' : 'up'} hollow />
        <span className={styles.before}>{before.text}</span>
        <span aria-hidden="true">→</span>
        <strong>{now.text}</strong>
        {now.of && <span className={styles.of}>{now.of}</span>}
        <span className={styles.unseen}>{say(way)}</span>
      </span>
      <span className={styles.who}>
        <Who contact={mover.contact} account={mover.account} />
        <span className={styles.when}>
          {[
            !filtered && (place ?? asked.label),
            date.ago(mover.experienced_at),
            say('since', { day: date.day(mover.before_at) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {mover.words && <q className={styles.words}>{mover.words}</q>}
      </span>
    </li>
  )
}
