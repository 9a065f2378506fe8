import { Button } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './error-state.module.css'
import { words } from './words'

interface Props {
  error: unknown
  onRetry?: (() => void) | undefined
}

/** Something a server refused, as it says it itself. */
interface Told {
  problem: { title: string; detail: string; request_id?: string | null }
}

const tells = (error: unknown): error is Told => error instanceof Error && 'problem' in error

/** What happened, what it means for the data, what to do. */
export function ErrorState({ error, onRetry }: Props) {
  const say = useWords(words)
  const gone = error instanceof Error && error.name === 'ServerGone'
  const told = tells(error) ? error.problem : undefined
  return (
    <div className={styles.error} role="alert">
      <h2 className={styles.title}>{gone ? say('gone_title') : (told?.title ?? say('wrong_title'))}</h2>
      <p className={styles.words}>{gone ? say('gone') : (told?.detail ?? say('wrong'))}</p>
      {told?.request_id && <p className={styles.request}>{say('request', { id: told.request_id })}</p>}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {say('again')}
        </Button>
      )}
    </div>
  )
}
