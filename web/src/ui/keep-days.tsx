import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '@/lib/words'
import styles from './keep-days.module.css'
import { words } from './words'

interface Props {
  /** None is for ever. */
  known: number | null
  least: number
  saving: boolean
  onSave: (days: number | null) => void
}

/** For how many days something is kept; an empty field is for ever. */
export function KeepDays({ known, least, saving, onSave }: Props) {
  const say = useWords(words)
  const [days, setDays] = useState(known)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(days)
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <NumberInput
        label={say('keep_days')}
        placeholder={say('keep_ever')}
        min={least}
        max={36_500}
        allowDecimal={false}
        value={days ?? ''}
        onChange={(value) => setDays(typeof value === 'number' ? value : null)}
      />
      <Button type="submit" variant="default" loading={saving} disabled={days === known}>
        {say('save')}
      </Button>
    </form>
  )
}
