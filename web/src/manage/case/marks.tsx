import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type Due, useDueWords } from './due-words'
import styles from './marks.module.css'
import type { CasePriority, CaseState } from './queries'
import { words } from './words'

/** Where a case stands. */
export function StateMark({ state }: { state: CaseState }) {
  const say = useWords(words)
  return (
    <span className={styles.state} data-state={state}>
      {say(state)}
    </span>
  )
}

/** How much a case presses; what is as usual stays quiet. */
export function PriorityMark({ priority }: { priority: CasePriority }) {
  const say = useWords(words)
  return (
    <span className={styles.priority} data-priority={priority}>
      {say(priority)}
    </span>
  )
}

/** What is due next and when, in words and by shape. */
export function DueMark({ due, late }: { due: Due | null | undefined; late: boolean }) {
  const say = useWords(words)
  const date = useDates()
  const told = useDueWords()
  if (!due) return <span className={styles.quiet}>{say('nothing_due')}</span>
  const Icon = late ? IconAlertTriangle : IconClock
  return (
    <span className={styles.due} data-late={late} title={date.time(due.due_at)}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span>{told(due, late)}</span>
    </span>
  )
}
