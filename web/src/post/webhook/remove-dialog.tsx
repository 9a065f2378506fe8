import { Button } from '@mantine/core'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import styles from './settings.module.css'
import { words } from './words'

interface Props {
  title: string
  about: string
  remove: () => Promise<unknown>
  onClose: () => void
  onRemoved: () => void
}

/** Asks before it goes, with the list of what was sent to it. */
export function RemoveDialog({ title, about, remove, onClose, onRemoved }: Props) {
  const say = useWords(words)
  const removing = useChange(remove, 'webhooks', 'chats')
  return (
    <Dialog opened onClose={onClose} title={title}>
      <p className={styles.about}>{about}</p>
      <div className={styles.actions}>
        <Button
          color="red"
          loading={removing.isPending}
          onClick={() => removing.mutate(undefined, { onSuccess: onRemoved })}
        >
          {say('remove')}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {say('keep')}
        </Button>
      </div>
    </Dialog>
  )
}
