import { Button } from '@mantine/core'
import styles from './more.module.css'

/** Reads what follows in a long list; the button that does so keeps its place. */
export function More({ text, busy, onMore }: { text: string; busy: boolean; onMore: () => void }) {
  return (
    <div className={styles.more}>
      <Button variant="default" loading={busy} onClick={onMore}>
        {text}
      </Button>
    </div>
  )
}
