import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import styles from './add-form.module.css'
import { LineForm } from './line-form'

interface Props {
  label: string
  button: string
  busy: boolean
  onAdd: (name: string) => Promise<unknown>
}

/** Adds something by its name, behind a button; what was typed goes only when it is there. */
export function AddForm({ label, button, busy, onAdd }: Props) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await onAdd(name.trim()).then(
      () => setName(''),
      () => undefined,
    )
  }
  if (!open) {
    return (
      <Button
        className={styles.unfold ?? ''}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconPlus size={16} />}
        onClick={() => setOpen(true)}
      >
        {button}
      </Button>
    )
  }
  return (
    <LineForm onSubmit={submit} onLeave={() => setOpen(false)}>
      <TextInput
        aria-label={label}
        placeholder={label}
        required
        autoFocus
        maxLength={200}
        dir="auto"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
        {button}
      </Button>
    </LineForm>
  )
}
