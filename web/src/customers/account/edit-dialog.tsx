import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { bodyOf } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useAccountFields, withMoment } from './fields'
import { type Account, useChangeAccount } from './queries'
import { words } from './words'

/** Changes an account. */
export function EditAccount({ account }: { account: Account }) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={show}>
        {say('edit')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('edit')}>
        {open && <Form account={account} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const change = useChangeAccount(account.id)
  return (
    <RecordForm
      fields={useAccountFields(account)}
      busy={change.isPending}
      error={change.error}
      revision={account.revision}
      onSubmit={(changes, values, revision) =>
        change.mutate(
          { ...withMoment(bodyOf(changes, values), zone), revision },
          {
            onSuccess: () => {
              onClose()
              notifications.show({ message: say('saved') })
            },
          },
        )
      }
      onStale={change.reset}
      onCancel={onClose}
    />
  )
}
