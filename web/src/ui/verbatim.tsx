import type { ReactNode } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Tone } from './distribution-bar'
import { Folded } from './folded'
import styles from './verbatim.module.css'
import { words } from './words'

interface Props {
  /** Undefined when nothing was said in words. */
  text: ReactNode | undefined
  /** When it was lived through. */
  at: string
  /** What was scored, as in `4` or a face, out of what, and how good that is; `label` says a face in words. */
  score?: { text: ReactNode; of?: string | undefined; tone: Tone; label?: string } | undefined
  /** Who said it and where, as far as the reader may see. */
  who?: ReactNode
  language?: string | null | undefined
  /** Where a press leads. */
  action?: ReactNode
}

/** What a customer said, in their own words and writing direction, with the score it goes with. */
export function Verbatim({ text, at, score, who, language, action }: Props) {
  const say = useWords(words)
  const date = useDates()
  return (
    <figure className={styles.verbatim} data-tone={score?.tone ?? 'none'}>
      {score && (
        <span
          className={styles.score}
          role="img"
          aria-label={score.label ?? say('answer_of', { score: [score.text, score.of].filter(Boolean).join(' ') })}
        >
          {score.text}
          {score.of && <small className={styles.of}>{score.of}</small>}
        </span>
      )}
      <div className={styles.body}>
        {text === undefined && <p className={styles.wordless}>{say('wordless')}</p>}
        {text !== undefined && (
          <Folded>
            <blockquote className={styles.text} dir="auto" {...(language ? { lang: language } : {})}>
              {text}
            </blockquote>
          </Folded>
        )}
        <figcaption className={styles.who}>
          {who}
          <time dateTime={at}>
            {date.day(at)}, {date.ago(at)}
          </time>
          {action}
        </figcaption>
      </div>
    </figure>
  )
}
