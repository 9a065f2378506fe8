import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import styles from '@/post/webhook/settings.module.css'
import { Dialog } from '@/ui/dialog'
import { type Chat, type ChatKind, changeChat, KINDS, makeChat } from './queries'
import { words } from './words'

interface Props {
  /** The channel to be changed; without it one is added. */
  chat?: Chat
  onClose: () => void
  /** Given the id of the one that was added. */
  onMade?: (id: string) => void
}

/** What a channel is called, where it is, and whether it may know names. */
export function ChatDialog({ chat, onClose, onMade }: Props) {
  const say = useWords(words)
  const [name, setName] = useState(chat?.name ?? '')
  const [kind, setKind] = useState<ChatKind>(chat?.kind ?? 'slack')
  const [url, setUrl] = useState('')
  const [tellsNames, setTellsNames] = useState(chat?.tells_names ?? false)
  const making = useChange(makeChat, 'chats')
  const changing = useChange(changeChat, 'chats')
  const error = making.error ?? changing.error
  const refused = error instanceof Refused ? error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chat) {
      const address = url.trim() ? { url } : {}
      const wish = { id: chat.id, revision: chat.revision, name, tells_names: tellsNames, ...address }
      changing.mutate(wish, { onSuccess: onClose })
      return
    }
    const made = ({ id }: Chat) => {
      onClose()
      onMade?.(id)
    }
    making.mutate({ name, kind, url, tells_names: tellsNames }, { onSuccess: made })
  }
  return (
    <Dialog opened onClose={onClose} title={say(chat ? 'change' : 'make')} size="lg">
      <form onSubmit={submit} className={styles.form}>
        {!chat && (
          <SegmentedControl
            aria-label={say('kind')}
            data={KINDS.map((value) => ({ value, label: say(value) }))}
            value={kind}
            onChange={setKind}
          />
        )}
        <TextInput
          label={say('name')}
          placeholder="#care"
          required
          data-autofocus
          dir="auto"
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={refused?.at('name')}
        />
        <TextInput
          label={say('address')}
          description={chat ? say('address_again', { address: chat.address }) : say(`address_${kind}`)}
          required={!chat}
          dir="ltr"
          autoComplete="off"
          maxLength={2000}
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          error={refused?.at('url')}
        />
        <Switch
          label={say('tells_names')}
          checked={tellsNames}
          onChange={({ currentTarget }) => setTellsNames(currentTarget.checked)}
        />
        <Button type="submit" loading={making.isPending || changing.isPending}>
          {say(chat ? 'save' : 'make')}
        </Button>
      </form>
    </Dialog>
  )
}
