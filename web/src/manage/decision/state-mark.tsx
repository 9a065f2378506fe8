import { useWords } from '@/lib/words'
import styles from './decision.module.css'
import type { DecisionState } from './queries'
import { words } from './words'

/** How far a decision is. */
export function StateMark({ state }: { state: DecisionState }) {
  const say = useWords(words)
  return (
    <span className={styles.state} data-state={state}>
      {say(state)}
    </span>
  )
}
