import { Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { FormEnd } from '@/ui/form-end'
import styles from './class-panel.module.css'
import { CLASSES } from './moves'
import { type CustomerClass, setAccountClass } from './queries'
import { words } from './words'

interface Props {
  account: string
  present: CustomerClass
  onClose: () => void
}

/** Sets the class of an account by hand, with a reason and an end. */
export function OverrideDialog({ account, present, onClose }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const [which, setWhich] = useState<CustomerClass>(present)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const setting = useChange(setAccountClass, 'classes', 'accounts')
  const problem = setting.error instanceof Refused ? setting.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setting.mutate({ id: account, class: which, reason, until: dayStart(until, zone) }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={say('set')}>
      <form className={styles.told} onSubmit={submit}>
        <p className={styles.quiet}>{say('set_about')}</p>
        <Select
          label={say('class')}
          allowDeselect={false}
          data={CLASSES.map((value) => ({ value, label: say(value) }))}
          value={which}
          onChange={(value) => value && setWhich(value as CustomerClass)}
        />
        <Textarea
          size="sm"
          label={say('reason')}
          required
          withAsterisk={false}
          maxLength={500}
          value={reason}
          error={problem?.at('reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={say('until')}
          required
          withAsterisk={false}
          value={until}
          error={problem?.at('until')}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <FormEnd send={say('set')} busy={setting.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
