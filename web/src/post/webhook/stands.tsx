import { useWords } from '@/lib/words'
import type { Told } from './queries'
import styles from './settings.module.css'
import { words } from './words'

interface Props {
  told: Told
  /** Why it was switched off. */
  fault: string | null | undefined
}

/** Whether it is on, and what is left to do. */
export function Stands({ told: { state, waiting, failed }, fault }: Props) {
  const say = useWords(words)
  const open = [waiting > 0 && say('n_waiting', { n: waiting }), failed > 0 && say('n_failed', { n: failed })]
  return (
    <>
      <div className={state === 'failed' ? styles.bad : undefined}>{fault ?? say(state)}</div>
      <div className={styles.quiet}>{open.filter(Boolean).join(' · ')}</div>
    </>
  )
}
