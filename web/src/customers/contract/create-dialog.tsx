import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { asked, bodyOf, type Field, type Values } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { workspace } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { showUndo } from '@/ui/undo'
import { useNewContractFields } from './fields'
import { useContractNames } from './names'
import { useCreateContract, useRemoveContract } from './queries'
import { useToday } from './today'
import { words } from './words'

/** Adds a contract to an account; what was added by mistake is taken back with one press. */
export function CreateContract({ account }: { account: string }) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  const house = useQuery(workspace).data
  return (
    <>
      <Button variant="default" onClick={show}>
        {say('add')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('add')}>
        {open && house && <Form account={account} currency={house.currency} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ account, currency, onClose }: { account: string; currency: string; onClose: () => void }) {
  const say = useWords(words)
  const fields = useNewContractFields(currency, useToday())
  const { nameOf } = useContractNames()
  const create = useCreateContract()
  const remove = useRemoveContract()
  const send = (_: readonly Field[], values: Values) => {
    const filled = asked(fields, values).filter(({ key }) => values[key])
    create.mutate(
      { ...bodyOf(filled, values), account },
      {
        onSuccess: (made) => {
          onClose()
          const name = nameOf(made)
          showUndo(say('added', { name }), say('undo'), () =>
            remove.mutate(made.id, {
              onSuccess: () => notifications.show({ message: say('taken_out', { name }) }),
              onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }),
            }),
          )
        },
      },
    )
  }
  return (
    <RecordForm
      fields={fields}
      submit={say('add')}
      busy={create.isPending}
      error={create.error}
      onSubmit={send}
      onCancel={onClose}
    />
  )
}
