import { useWords } from '@/lib/words'
import type { Webhook } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Whether it is on, and what is left to do. */
export function Stands({ webhook: { state, fault, waiting, failed } }: { webhook: Webhook }) {
  const say = useWords(words)
  const open = [waiting > 0 && say('n_waiting', { n: waiting }), failed > 0 && say('n_failed', { n: failed })]
  return (
    <>
      <div className={state === 'failed' ? styles.bad : undefined}>{say(fault ? `fault_${fault}` : state)}</div>
      <div className={styles.quiet}>{open.filter(Boolean).join(' · ')}</div>
    </>
  )
}
