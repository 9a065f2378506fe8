import { Button } from '@mantine/core'
import { useState } from 'react'
import { MadeOnce } from '@/identity/settings/made-once'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type MailSettings, makeKey, revokeKey } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** The key with which a mail server brings letters in. */
export function Incoming({ known: { mail_in, key_hint, key_made_at } }: { known: MailSettings }) {
  const say = useWords(words)
  const dates = useDates()
  const [made, setMade] = useState<string>()
  const making = useChange(makeKey, 'mail')
  const revoking = useChange(revokeKey, 'mail')
  const known = key_hint && key_made_at
  return (
    <section>
      <h2>{say('incoming')}</h2>
      <p className={styles.about}>{say('incoming_about', { address: mail_in })}</p>
      <p className={styles.said}>
        {known ? say('key_made', { hint: `${key_hint}…`, when: dates.ago(key_made_at) }) : say('key_none')}
      </p>
      <div className={styles.actions}>
        <Button
          variant="default"
          loading={making.isPending}
          onClick={() => making.mutate(undefined, { onSuccess: ({ key }) => setMade(key) })}
        >
          {say(known ? 'key_new' : 'key_make')}
        </Button>
        {known && (
          <Button variant="subtle" color="gray" loading={revoking.isPending} onClick={() => revoking.mutate(undefined)}>
            {say('key_revoke')}
          </Button>
        )}
      </div>
      <MadeOnce title={say('key_title')} about={say('key_about')} secret={made} onClose={() => setMade(undefined)} />
    </section>
  )
}
