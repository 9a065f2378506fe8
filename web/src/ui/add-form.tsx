import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { AddButton } from './add-button'
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
    return <AddButton onClick={() => setOpen(true)}>{button}</AddButton>
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
