import { useWords } from '@/lib/words'
import styles from './class-mark.module.css'
import type { CustomerClass } from './queries'
import { words } from './words'

/** What a customer is taken for; the mark's shape says it as well as the word. */
export function ClassMark({ of: one }: { of: CustomerClass }) {
  const say = useWords(words)
  return (
    <span className={styles.mark} data-class={one}>
      {say(one)}
    </span>
  )
}
