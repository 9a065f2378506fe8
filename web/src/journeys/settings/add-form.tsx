import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from './journey.module.css'

interface Props {
  label: string
  button: string
  busy: boolean
  onAdd: (name: string) => Promise<unknown>
}

/** Adds something by its name; what was typed goes only when it is there. */
export function AddForm({ label, button, busy, onAdd }: Props) {
  const [name, setName] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await onAdd(name.trim()).then(
      () => setName(''),
      () => undefined,
    )
  }
  return (
    <form className={styles.add} onSubmit={submit}>
      <TextInput
        aria-label={label}
        placeholder={label}
        required
        maxLength={200}
        dir="auto"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
        {button}
      </Button>
    </form>
  )
}
