import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { FormDialog } from '@/ui/form-dialog'
import { changesOf, type Filled, filledOf } from './filled'
import { NoteForm } from './note-form'
import { type Observation, useChangeObservation } from './queries'
import { words } from './words'

/** Changes a note; marked passages go with their words. */
export function EditNote({ note }: { note: Observation }) {
  const say = useWords(words)
  const [open, show] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => show(true)}>
        {say('edit')}
      </Button>
      <FormDialog opened={open} onClose={() => show(false)} title={say('edit')}>
        {open && <EditForm note={note} onClose={() => show(false)} />}
      </FormDialog>
    </>
  )
}

function EditForm({ note, onClose }: { note: Observation; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  // What was there when somebody began; a change is sent with the revision its writer has seen.
  const [begun] = useState(note)
  const [filled, put] = useState(() => filledOf(begun, zone))
  const change = useChangeObservation(note.id)
  const done = () => {
    onClose()
    notifications.show({ message: say('saved') })
  }
  return (
    <NoteForm
      filled={filled}
      set={(changes: Partial<Filled>) => put((old) => ({ ...old, ...changes }))}
      whole
      busy={change.isPending}
      error={change.error}
      submit={say('save')}
      onSubmit={() => change.mutate(changesOf(begun, filled, zone), { onSuccess: done })}
      onCancel={onClose}
    />
  )
}
