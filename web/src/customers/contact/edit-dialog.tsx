import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { bodyOf } from '@/customers/form/field'
import { RecordForm } from '@/customers/form/record-form'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { useContactFields } from './fields'
import { type Contact, useChangeContact } from './queries'
import { words } from './words'

/** Changes a person. */
export function EditContact({ contact }: { contact: Contact }) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={show}>
        {say('edit')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('edit')}>
        {open && <Form contact={contact} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const say = useWords(words)
  const change = useChangeContact(contact.id)
  return (
    <RecordForm
      fields={useContactFields(contact)}
      busy={change.isPending}
      error={change.error}
      revision={contact.revision}
      onSubmit={(changes, values, revision) =>
        change.mutate(
          { ...bodyOf(changes, values), revision },
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
