import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { FormEnd } from '@/ui/form-end'
import styles from './hold.module.css'
import { holdsNow, placeHold, type Whom } from './queries'
import { words } from './words'

/** Holds somebody back from surveys; not offered while something holds already. */
export function HoldBack({ whom }: { whom: Whom }) {
  const say = useWords(words)
  const mayWrite = useMay('write_customers')
  const held = useQuery({ ...holdsNow(whom), enabled: mayWrite }).data
  const [asking, ask] = useState(false)
  if (!mayWrite || held?.length !== 0) return null
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {say('hold_back')}
      </Button>
      {asking && <HoldDialog whom={whom} onClose={() => ask(false)} />}
    </>
  )
}

function HoldDialog({ whom, onClose }: { whom: Whom; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const placing = useChange(placeHold, 'holds')
  const problem = placing.error instanceof Refused ? placing.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    placing.mutate({ ...whom, reason, until: until ? dayStart(until, zone) : null }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={say('hold_back')}>
      <form className={styles.stack} onSubmit={submit}>
        <p className={styles.about}>{say('contact' in whom ? 'about_contact' : 'about_account')}</p>
        <Textarea
          size="sm"
          label={say('reason')}
          required
          withAsterisk={false}
          maxLength={500}
          data-autofocus
          value={reason}
          error={problem?.at('reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={say('until')}
          description={say('until_about')}
          value={until}
          error={problem?.at('until')}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <FormEnd send={say('hold_back')} busy={placing.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
