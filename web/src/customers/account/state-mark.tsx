import { useWords } from '@/lib/words'
import type { AccountState } from './queries'
import styles from './state-mark.module.css'
import { words } from './words'

/** Where an account stands in its life; the mark's shape says it as well as the word. */
export function StateMark({ state }: { state: AccountState }) {
  const say = useWords(words)
  return (
    <span className={styles.state} data-state={state}>
      {say(state)}
    </span>
  )
}
