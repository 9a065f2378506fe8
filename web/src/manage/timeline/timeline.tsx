import { Skeleton } from '@mantine/core'
import {
  IconActivity,
  IconCircleCheck,
  IconContract,
  IconFlag,
  IconLifebuoy,
  IconMessageCircle,
  IconNotes,
} from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { words as accountWords } from '@/customers/account/words'
import { words as movementWords } from '@/customers/movement/words'
import { dateIn } from '@/lib/dates'
import { useDates, useLocale, useMoney } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { useScored } from '@/listen/response/scored'
import { Who } from '@/listen/response/who'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import { type Moment, momentPages } from './queries'
import { type Run, runsOf } from './runs'
import styles from './timeline.module.css'
import { words } from './words'

const ICONS = {
  response: IconMessageCircle,
  observation: IconNotes,
  interaction: IconActivity,
  case_opened: IconLifebuoy,
  case_closed: IconCircleCheck,
  movement: IconContract,
  state: IconFlag,
}

/** All that happened with an account in one order, the latest first. */
export function Timeline({ account }: { account: string }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const found = useInfiniteQuery(momentPages(account))
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const moments = found.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title={say('title')}>
      {!moments && <Skeleton height={320} />}
      {moments?.length === 0 && <p className={styles.quiet}>{say('none')}</p>}
      <ol className={styles.list}>
        {runsOf(moments ?? [], (at) => dateIn(zone, new Date(at))).map(({ moment, times }) => (
          <Line key={`${moment.kind} ${moment.id} ${moment.at}`} moment={moment} times={times} />
        ))}
      </ol>
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </Panel>
  )
}

function Line({ moment, times }: Run) {
  const say = useWords(words)
  const date = useDates()
  const Icon = ICONS[moment.kind]
  const { contact, voice } = moment
  return (
    <li className={styles.line}>
      <Icon className={styles.icon} size={18} stroke={1.5} aria-hidden="true" />
      <div>
        <span className={styles.what}>
          <What moment={moment} />
          {times > 1 && <span className={styles.quiet}>{say('times', { n: times })}</span>}
          {contact && (
            <span className={styles.quiet}>
              <Who contact={contact} hide="account" />
            </span>
          )}
        </span>
        {voice?.words && (
          <p className={styles.words} dir="auto">
            {say('words', { words: voice.words })}
          </p>
        )}
      </div>
      <time className={styles.quiet} dateTime={moment.at} title={date.time(moment.at)}>
        {date.day(moment.at)}
      </time>
    </li>
  )
}

/** What it was, with the way to it. */
function What({ moment }: { moment: Moment }): ReactNode {
  const say = useWords(words)
  const sayState = useWords(accountWords)
  const sayMovement = useWords(movementWords)
  const money = useMoney()
  const { kind, id, event, movement, state } = moment
  const one = moment.case
  if (kind === 'response') {
    return (
      <>
        <TextLink inherit to="/responses" search={{ open: id, all: 'yes' } as never}>
          {say('response')}
        </TextLink>
        <Scored moment={moment} />
      </>
    )
  }
  if (kind === 'observation') {
    return (
      <TextLink inherit to="/notes/$id" params={{ id }}>
        {say('observation')}
      </TextLink>
    )
  }
  if (one && (kind === 'case_opened' || kind === 'case_closed')) {
    return (
      <>
        <TextLink inherit to="/cases/$id" params={{ id }}>
          {say(kind, { number: one.number })}
        </TextLink>
        {one.title && <span dir="auto">{one.title}</span>}
      </>
    )
  }
  if (movement) {
    return say('movement', {
      what: sayMovement(movement.kind),
      amount: money.change(movement.amount, movement.currency),
    })
  }
  if (state) return say('state', { state: sayState(state) })
  return <span dir="auto">{say('interaction', { event: event ?? '' })}</span>
}

/** The score that was given, out of what. */
function Scored({ moment: { voice } }: { moment: Moment }) {
  const scored = useScored()
  const questions = useQuery(surveyQuestions).data
  const asked = questions?.find(({ key }) => key === voice?.score?.question)
  if (!asked || !voice?.score) return null
  const { text, of, tone } = scored({ asked, score: voice.score.value })
  return (
    <strong className={styles.score} data-tone={tone}>
      {text}
      {of && ` ${of}`}
    </strong>
  )
}
