import { VisuallyHidden } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './marked.module.css'
import { type Mark, type Passage, pieces, type Span, spansOf } from './passages'
import { words } from './words'

/** What stands before a marked passage, so that colour does not speak alone. */
export const SIGNS: Record<Mark, string> = { good: '+', bad: '−', idea: '✦', fact: '•' }

/** The sign of a mark by itself. */
export function Sign({ mark }: { mark: Mark }) {
  return (
    <span className={styles.sign} data-mark={mark} aria-hidden="true">
      {SIGNS[mark]}
    </span>
  )
}

/** Words with their marked passages. */
export function Marked({ body, passages }: { body: string; passages: readonly Passage[] }) {
  const say = useWords(words)
  return pieces(body, spansOf(body, passages)).map(({ from, text, mark }) =>
    mark ? (
      <mark key={from} className={styles.mark} data-mark={mark} data-sign={SIGNS[mark]}>
        <VisuallyHidden>{say('marked_as', { mark: say(`mark_${mark}`) })} </VisuallyHidden>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

/** Words with their passages as nothing but text, so that a selection in it is a place in the words. */
export function MarkedText({ body, spans }: { body: string; spans: readonly Span[] }) {
  return pieces(body, spans).map(({ from, text, mark }) =>
    mark ? (
      <mark key={`${from} ${mark} ${text}`} className={styles.mark} data-mark={mark} data-sign={SIGNS[mark]}>
        {text}
      </mark>
    ) : (
      <span key={`${from} ${text}`}>{text}</span>
    ),
  )
}
