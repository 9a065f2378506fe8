import { Button, CopyButton } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './share.module.css'
import { words } from './words'

/** Copies lines for another page. */
export function CopyCode({ code }: { code: string }) {
  const say = useWords(words)
  return (
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Button className={styles.start ?? ''} variant="default" onClick={copy}>
          {say(copied ? 'copied' : 'copy_snippet')}
        </Button>
      )}
    </CopyButton>
  )
}
