import { Button, CopyButton } from '@mantine/core'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import styles from './page.module.css'
import { words } from './words'

interface Props {
  title: string
  about: string
  /** A link or token that is never shown again. */
  secret: string | undefined
  onClose: () => void
}

/** Shows a secret once, to be copied. */
export function MadeOnce({ title, about, secret, onClose }: Props) {
  const say = useWords(words)
  return (
    <Dialog opened={secret !== undefined} onClose={onClose} title={title}>
      <p className={styles.about}>{about}</p>
      <div className={styles.secret}>{secret}</div>
      <div className={styles.actions}>
        <CopyButton value={secret ?? ''}>
          {({ copied, copy }) => (
            <Button onClick={copy} data-autofocus>
              {say(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
    </Dialog>
  )
}
