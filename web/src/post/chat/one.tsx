import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Deliveries } from '@/post/webhook/deliveries'
import { tryOut } from '@/post/webhook/queries'
import styles from '@/post/webhook/settings.module.css'
import { Dialog } from '@/ui/dialog'
import { ChatDialog } from './chat-dialog'
import { type Chat, changeChat, removeChat } from './queries'
import { Stands } from './stands'
import { words } from './words'

interface Props {
  chat: Chat
  /** What it gets. */
  part: ReactNode
  onBack: () => void
}

/** One channel: how it stands, what can be done with it, what it gets, and what was sent to it. */
export function OneChat({ chat, part, onBack }: Props) {
  const say = useWords(words)
  const dates = useDates()
  const { id, name, kind, address, state, tells_names, failing_since } = chat
  const trying = useChange(tryOut, 'chats', 'webhook-deliveries')
  const turning = useChange(changeChat, 'chats', 'webhook-deliveries')
  const [asked, ask] = useState<'change' | 'remove'>()
  const close = () => ask(undefined)
  const tryIt = () => trying.mutate(id, { onSuccess: () => notifications.show({ message: say('tested') }) })
  return (
    <div className={styles.stack}>
      <section>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onBack}
        >
          {say('back')}
        </Button>
        <h2 className={styles.title} dir="auto">
          {name}
        </h2>
        <div className={styles.facts}>
          <Stands chat={chat} />
          {failing_since && <p className={styles.bad}>{say('failing', { since: dates.ago(failing_since) })}</p>}
          {state === 'failed' && <p>{say('mend')}</p>}
          <p className={styles.quiet}>
            {say(kind)} · <span dir="ltr">{address}</span> · {say(tells_names ? 'names_yes' : 'names_no')}
          </p>
        </div>
        <div className={styles.actions}>
          {state === 'on' && (
            <Button variant="default" loading={trying.isPending} onClick={tryIt}>
              {say('test')}
            </Button>
          )}
          <Button
            variant="default"
            loading={turning.isPending}
            onClick={() => turning.mutate({ id, state: state === 'on' ? 'off' : 'on' })}
          >
            {say(state === 'on' ? 'turn_off' : 'turn_on')}
          </Button>
          <Button variant="default" onClick={() => ask('change')}>
            {say('change')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => ask('remove')}>
            {say('remove')}
          </Button>
        </div>
      </section>
      {part}
      <Deliveries webhook={chat} />
      {asked === 'change' && <ChatDialog chat={chat} onClose={close} />}
      {asked === 'remove' && <Remove chat={chat} onClose={close} onRemoved={onBack} />}
    </div>
  )
}

function Remove({ chat, onClose, onRemoved }: { chat: Chat; onClose: () => void; onRemoved: () => void }) {
  const say = useWords(words)
  const removing = useChange(removeChat, 'chats')
  return (
    <Dialog opened onClose={onClose} title={say('remove_what', { name: chat.name })}>
      <p className={styles.about}>{say('remove_about')}</p>
      <div className={styles.actions}>
        <Button
          color="red"
          loading={removing.isPending}
          onClick={() => removing.mutate(chat.id, { onSuccess: onRemoved })}
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
