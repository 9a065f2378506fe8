import { Button, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useChangeView, useCreateView, type View } from './queries'
import { words } from './words'

interface Props {
  page: string
  address: string
  /** The view that gets another name; without it, one is made. */
  view?: View
  opened: boolean
  onClose: () => void
}

/** Gives filters a name, to find them again. */
export function SaveView({ view, opened, onClose, ...rest }: Props) {
  const say = useWords(words)
  return (
    <Dialog opened={opened} onClose={onClose} title={say(view ? 'rename' : 'save')}>
      {opened && <Form {...rest} {...(view ? { view } : {})} onDone={onClose} />}
    </Dialog>
  )
}

function Form({ page, address, view, onDone }: Omit<Props, 'opened' | 'onClose'> & { onDone: () => void }) {
  const say = useWords(words)
  const mayShare = useMay('write_answers')
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(false)
  const create = useCreateView()
  const change = useChangeView()
  const error = create.error ?? change.error
  const wrong = error instanceof Refused ? (error.at('name') ?? error.message) : error?.message
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (view) change.mutate({ id: view.id, revision: view.revision, name }, { onSuccess: onDone })
    else create.mutate({ page, address, name, shared }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={send}>
      <TextInput
        label={say('name')}
        description={view ? undefined : say('name_about')}
        data-autofocus
        maxLength={60}
        value={name}
        error={wrong}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {!view && mayShare && (
        <Switch
          mt="md"
          label={say('share_it')}
          checked={shared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
      )}
      <Button type="submit" mt="md" disabled={!name.trim()} loading={create.isPending || change.isPending}>
        {say(view ? 'rename' : 'save')}
      </Button>
    </form>
  )
}
