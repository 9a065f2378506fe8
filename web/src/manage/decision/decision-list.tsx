import type { ReactNode } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { TextLink } from '@/ui/text-link'
import styles from './decision.module.css'
import type { Decision } from './queries'
import { StateMark } from './state-mark'
import { words } from './words'

/** Decisions one below the other, each on the way to all of it. */
export function DecisionList({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <ul className={styles.list}>
      {decisions.map((one) => (
        <li key={one.id} className={styles.one}>
          <TextLink className={styles.name ?? ''} to="/decisions/$id" params={{ id: one.id }} dir="auto" inherit>
            {one.title}
          </TextLink>
          <StateMark state={one.state} />
          <DecisionFacts decision={one} />
        </li>
      ))}
    </ul>
  )
}

/** Whether it should be carried out by now. */
export const isLate = ({ state, due_at }: Decision, now = Date.now()) =>
  state === 'decided' && Boolean(due_at) && Date.parse(due_at ?? '') < now

/** When, who, where, and how many voices led to it, in one line. */
function DecisionFacts({ decision: one }: { decision: Decision }) {
  const say = useWords(words)
  const date = useDates()
  const { state, touchpoint, owner, decided_at, due_at, ended_at, words: voices, people } = one
  const when: ReactNode[] = [say('decided_on', { day: date.day(decided_at) })]
  if (isLate(one))
    when.push(
      <span key="late" data-late>
        {say('late', { day: date.day(due_at ?? '') })}
      </span>,
    )
  else if (state === 'decided' && due_at) when.push(say('due_on', { day: date.day(due_at) }))
  else if (ended_at) when.push(say(state === 'done' ? 'done_on' : 'dropped_on', { day: date.day(ended_at) }))
  const facts = [
    ...when,
    touchpoint && (touchpoint.name ?? touchpoint.key),
    owner?.name,
    voices > 0 && `${say('from_words', { n: voices })} ${say('from_people', { n: people })}`,
  ].filter(Boolean)
  return (
    <div className={styles.facts}>
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts keep their order
        <span key={at}>
          {at > 0 && ' · '}
          {fact}
        </span>
      ))}
    </div>
  )
}
