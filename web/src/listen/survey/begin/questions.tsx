import { unanswered } from '@/listen/survey/design/text'
import styles from './begin.module.css'

/** What a survey asks, in words. */
export function Questions({ words }: { words: readonly string[] }) {
  return (
    <ol className={styles.questions}>
      {words.map((question) => (
        <li key={question} dir="auto">
          {unanswered(question)}
        </li>
      ))}
    </ol>
  )
}
