import { useWords } from '@/lib/words'
import type { SurveyState } from './queries'
import styles from './state-mark.module.css'
import { words } from './words'

/** Whether a survey takes answers, and whether its draft says something that was not published. */
export function StateMark({ state, pending }: { state: SurveyState; pending: boolean }) {
  const say = useWords(words)
  return (
    <span className={styles.state} data-state={state}>
      {say(state)}
      {pending && <span className={styles.pending}> · {say('pending')}</span>}
    </span>
  )
}
