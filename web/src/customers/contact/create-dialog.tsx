import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { bodyOf, type Field, type Values } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useContactFields } from './fields'
import { useCreateContact } from './queries'
import { words } from './words'

interface Props {
  /** The account they belong to; without it, they stand alone. */
  account?: string
}

/** Adds a person. */
export function CreateContact({ account }: Props) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  return (
    <>
      <Button variant={account ? 'default' : 'filled'} onClick={show}>
        {say('create')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('create')}>
        {open && <Form {...(account ? { account } : {})} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ account, onClose }: Props & { onClose: () => void }) {
  const say = useWords(words)
  const create = useCreateContact()
  const fields = useContactFields()
  const send = (changes: readonly Field[], values: Values) =>
    create.mutate(
      { ...bodyOf(changes, values), ...(account ? { account } : {}) },
      {
        onSuccess: (made) => {
          onClose()
          notifications.show({ message: say('created', { name: made.name ?? made.id }) })
        },
      },
    )
  return (
    <RecordForm
      fields={fields}
      submit={say('create')}
      busy={create.isPending}
      error={create.error}
      onSubmit={send}
      onCancel={onClose}
    />
  )
}
