import { Button, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { changeMail, type MailSettings } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Whom letters come from, where replies go, and what stands below. */
export function SenderForm({ known }: { known: MailSettings }) {
  const say = useWords(words)
  const [filled, setFilled] = useState({
    sender_name: known.sender_name ?? '',
    sender_address: known.sender_address ?? '',
    reply_address: known.reply_address ?? '',
    postal_address: known.postal_address ?? '',
  })
  const saving = useChange(changeMail, 'mail')
  const refused = saving.error instanceof Refused ? saving.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, value.trim() || null]))
    const done = () => notifications.show({ message: say('saved') })
    saving.mutate({ ...given, revision: known.revision }, { onSuccess: done })
  }
  const field = (key: keyof typeof filled) => ({
    label: say(key),
    value: filled[key],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setFilled((before) => ({ ...before, [key]: value })),
    error: refused?.at(key),
  })
  const domains = known.domains.join(', ')
  return (
    <section>
      <h2>{say('sender')}</h2>
      <form className={styles.column} onSubmit={submit}>
        <TextInput {...field('sender_name')} maxLength={200} />
        <TextInput
          {...field('sender_address')}
          type="email"
          placeholder={known.default_sender ?? ''}
          description={domains && say('sender_domains', { domains })}
        />
        <TextInput {...field('reply_address')} type="email" description={say('reply_about')} />
        <Textarea {...field('postal_address')} rows={3} maxLength={500} description={say('postal_about')} />
        <div>
          <Button type="submit" loading={saving.isPending}>
            {say('save')}
          </Button>
        </div>
      </form>
    </section>
  )
}
