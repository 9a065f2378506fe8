import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ruleInWords } from '@/listen/fatigue/rule'
import { words as rules } from '@/listen/fatigue/words'
import styles from './programme.module.css'
import type { Invitation } from './queries'
import { words } from './words'

/** What should be known about the reason why somebody was not asked: the rule and its end, or why they were held back. */
export function Why({ why }: { why: Invitation['why'] }) {
  const say = useWords(words)
  const sayRules = useWords(rules)
  const dates = useDates()
  if (!why) return null
  if (why.about === 'hold') {
    return (
      <div className={styles.detail} dir="auto">
        {why.reason}
      </div>
    )
  }
  return (
    <div className={styles.detail}>
      {ruleInWords(why.rule, sayRules)} {why.until && say('free_again', { day: dates.day(why.until) })}
    </div>
  )
}
