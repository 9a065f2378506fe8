import { useWords } from '@/lib/words'
import styles from './programme.module.css'
import type { ProgrammeState } from './queries'
import { words } from './words'

/** Whether a programme asks. */
export function StateMark({ state }: { state: ProgrammeState }) {
  const say = useWords(words)
  return (
    <span className={styles.state} data-state={state}>
      {say(state)}
    </span>
  )
}
