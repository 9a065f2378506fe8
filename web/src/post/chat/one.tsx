import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { useWords } from '@/lib/words'
import { Deliveries } from '@/post/webhook/deliveries'
import { Head } from '@/post/webhook/head'
import { RemoveDialog } from '@/post/webhook/remove-dialog'
import styles from '@/post/webhook/settings.module.css'
import { Steps } from '@/post/webhook/steps'
import { ChatDialog } from './chat-dialog'
import { type Chat, changeChat, removeChat } from './queries'
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
  const { id, name, kind, address, fault, tells_names } = chat
  const [asked, ask] = useState<'change' | 'remove'>()
  const close = () => ask(undefined)
  return (
    <div className={styles.stack}>
      <section>
        <Head
          told={chat}
          name={name}
          back={say('back')}
          fault={fault && say(`fault_${fault}`)}
          mend={say('mend')}
          onBack={onBack}
        >
          <p className={styles.quiet}>
            {say(kind)} · <span dir="ltr">{address}</span> · {say(tells_names ? 'names_yes' : 'names_no')}
          </p>
        </Head>
        <Steps
          told={chat}
          test={say('test')}
          turn={changeChat}
          onTested={() => notifications.show({ message: say('tested') })}
          onChange={() => ask('change')}
          onRemove={() => ask('remove')}
        />
      </section>
      {part}
      <Deliveries webhook={chat} />
      {asked === 'change' && <ChatDialog chat={chat} onClose={close} />}
      {asked === 'remove' && (
        <RemoveDialog
          title={say('remove_what', { name })}
          about={say('remove_about')}
          remove={() => removeChat(id)}
          onClose={close}
          onRemoved={onBack}
        />
      )}
    </div>
  )
}
