import { useWords } from '@/lib/words'
import styles from '@/post/webhook/settings.module.css'
import type { Chat } from './queries'
import { words } from './words'

/** Whether it is on, and what is left to do. */
export function Stands({ chat: { state, fault, waiting, failed } }: { chat: Chat }) {
  const say = useWords(words)
  const open = [waiting > 0 && say('n_waiting', { n: waiting }), failed > 0 && say('n_failed', { n: failed })]
  return (
    <>
      <div className={state === 'failed' ? styles.bad : undefined}>{say(fault ? `fault_${fault}` : state)}</div>
      <div className={styles.quiet}>{open.filter(Boolean).join(' · ')}</div>
    </>
  )
}
