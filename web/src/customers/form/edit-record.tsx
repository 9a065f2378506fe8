import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { UseMutationResult } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { bodyOf, type Field } from './field'
import { RecordForm } from './record-form'
import { words } from './words'

type Typed = { [key: string]: unknown }

interface Props<Record> {
  fields: readonly Field[]
  revision: number
  change: UseMutationResult<Record, Error, Typed & { revision: number }>
  /** What is sent for what was typed; the same when left out. */
  body?: (typed: Typed) => Typed
}

/** A button that opens the form of a record, and says so when it was saved. */
export function EditRecord<Record>(props: Props<Record>) {
  const say = useWords(words)
  const [open, { open: show, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={show}>
        {say('edit')}
      </Button>
      <Dialog opened={open} onClose={close} title={say('edit')}>
        {open && <Form {...props} onClose={close} />}
      </Dialog>
    </>
  )
}

function Form<Record>({
  fields,
  revision,
  change,
  body = (typed) => typed,
  onClose,
}: Props<Record> & { onClose: () => void }) {
  const say = useWords(words)
  const done = () => {
    onClose()
    notifications.show({ message: say('saved') })
  }
  return (
    <RecordForm
      fields={fields}
      busy={change.isPending}
      error={change.error}
      revision={revision}
      onSubmit={(changes, values, seen) =>
        change.mutate({ ...body(bodyOf(changes, values)), revision: seen }, { onSuccess: done })
      }
      onStale={change.reset}
      onCancel={onClose}
    />
  )
}
