import { Button, MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { changeWebhook, events, makeWebhook, type Webhook } from './queries'
import styles from './settings.module.css'
import { words } from './words'

interface Props {
  /** The webhook to be changed; without it one is made. */
  webhook?: Webhook
  onClose: () => void
  /** Given the secret of the one that was made. */
  onMade?: (secret: string) => void
}

/** Where events go, what for, and which. */
export function WebhookDialog({ webhook, onClose, onMade }: Props) {
  const say = useWords(words)
  const known = useQuery(events).data ?? []
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [kinds, setKinds] = useState<string[]>(webhook?.kinds ?? [])
  const making = useChange(makeWebhook, 'webhooks')
  const changing = useChange(changeWebhook, 'webhooks')
  const error = making.error ?? changing.error
  const refused = error instanceof Refused ? error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wish = { url, description: description.trim() || null, kinds: kinds.length ? kinds : null }
    if (webhook) {
      changing.mutate({ id: webhook.id, revision: webhook.revision, ...wish }, { onSuccess: onClose })
      return
    }
    const made = ({ secret }: { secret: string }) => {
      onClose()
      onMade?.(secret)
    }
    making.mutate(wish, { onSuccess: made })
  }
  return (
    <Dialog opened onClose={onClose} title={say(webhook ? 'change' : 'make')} size="lg">
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label={say('address')}
          description={say('address_about')}
          placeholder="https://example.com/hooks"
          required
          data-autofocus
          dir="ltr"
          maxLength={2000}
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          error={refused?.at('url')}
        />
        <TextInput
          label={say('description')}
          maxLength={200}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
          error={refused?.at('description')}
        />
        <MultiSelect
          label={say('events')}
          description={say('events_about')}
          placeholder={kinds.length ? '' : say('kinds_all')}
          data={known.map(({ kind }) => kind)}
          renderOption={({ option }) => (
            <div>
              <div>{option.value}</div>
              <div className={styles.quiet}>{known.find(({ kind }) => kind === option.value)?.tells}</div>
            </div>
          )}
          value={kinds}
          onChange={setKinds}
          searchable
          clearable
          error={refused?.at('kinds')}
        />
        <Button type="submit" loading={making.isPending || changing.isPending}>
          {say(webhook ? 'save' : 'make')}
        </Button>
      </form>
    </Dialog>
  )
}
