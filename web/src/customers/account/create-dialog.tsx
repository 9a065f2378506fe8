import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { bodyOf, type Field, type Values } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { showUndo } from '@/ui/undo'
import { useAccountFields, withMoment } from './fields'
import { useCreateAccount, useRemoveAccount } from './queries'
import { words } from './words'

/** Adds an account; what was added by mistake is taken back with one press. */
export function CreateAccount() {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  return (
    <>
      <Button onClick={show}>{say('create')}</Button>
      <Dialog opened={open} onClose={close} title={say('create')}>
        {open && <Form onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ onClose }: { onClose: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const { zone } = useLocale()
  const fields = useAccountFields()
  const create = useCreateAccount()
  const remove = useRemoveAccount()
  const send = (_: readonly Field[], values: Values) => {
    const filled = fields.filter(({ key }) => values[key])
    create.mutate(withMoment(bodyOf(filled, values), zone), {
      onSuccess: (made) => {
        onClose()
        const name = made.name ?? made.id
        showUndo(say('created', { name }), say('undo'), () =>
          remove.mutate(made.id, {
            onSuccess: () => {
              notifications.show({ message: say('removed', { name }) })
              navigate({ to: '/accounts' })
            },
            onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }),
          }),
        )
        navigate({ to: '/accounts/$id', params: { id: made.id } })
      },
    })
  }
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
