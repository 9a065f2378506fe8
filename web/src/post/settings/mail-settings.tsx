import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Incoming } from './incoming'
import { KeepLetters } from './keep-letters'
import { type MailSettings as Known, letter, mail, sendTest } from './queries'
import { SenderForm } from './sender-form'
import styles from './settings.module.css'
import { Suppressions } from './suppressions'
import { words } from './words'

/** How letters leave and come in, and who gets none. */
export function MailSettings() {
  const { data, error, refetch } = useQuery(mail)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={440} />
  return (
    <div className={styles.stack}>
      <Leaving known={data} />
      <SenderForm key={data.revision} known={data} />
      <Incoming known={data} />
      <Suppressions />
      <KeepLetters key={`keep ${data.revision}`} known={data} />
    </div>
  )
}

function Leaving({ known: { delivery, default_sender, sender_address, waiting } }: { known: Known }) {
  const say = useWords(words)
  const [sent, setSent] = useState<string>()
  const sending = useChange(sendTest, 'mail')
  const sender = sender_address ?? default_sender ?? ''
  return (
    <section>
      <p className={styles.said}>
        {say(`by_${delivery}`, { sender })} {waiting > 0 && say('waiting', { n: waiting })}
      </p>
      {delivery !== 'none' && (
        <Button
          variant="default"
          loading={sending.isPending}
          onClick={() => sending.mutate(undefined, { onSuccess: ({ id }) => setSent(id) })}
        >
          {say('test')}
        </Button>
      )}
      {sent && <Became key={sent} id={sent} />}
    </section>
  )
}

/** What became of the test letter, as it becomes known. */
function Became({ id }: { id: string }) {
  const say = useWords(words)
  const { data } = useQuery(letter(id))
  const why = data?.reason ?? ''
  const told = () => {
    if (data?.state === 'sent') return say('test_sent')
    if (data?.state === 'suppressed') return say('test_suppressed')
    if (data && data.state !== 'waiting') return say('test_failed', { why })
    return why ? say('test_delayed', { why }) : say('test_waiting')
  }
  return (
    <p className={styles.about} role="status">
      {told()}
    </p>
  )
}
