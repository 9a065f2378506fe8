import { Button, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useKept } from '@/lib/kept'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { FormDialog } from '@/ui/form-dialog'
import { showUndo } from '@/ui/undo'
import { blank, type Filled, isBegun, noteOf } from './filled'
import { NoteForm } from './note-form'
import styles from './note-form.module.css'
import { useCreateObservation, useRemoveObservation } from './queries'
import { words } from './words'

/** With whom the call was, as far as the page says so. */
export interface Whom {
  account?: string | undefined
  contact?: string | undefined
}

interface Props {
  whom?: Whom
  /** Whether it is what the page is there for. */
  primary?: boolean
}

/** A button that opens the note of a call; what was typed stays on this device until it is kept. */
export function NoteCall({ whom = {}, primary = false }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const [open, show] = useState(false)
  if (!mayWrite) return null
  return (
    <>
      <Button
        variant={primary ? 'filled' : 'default'}
        leftSection={<IconPhone size={16} stroke={1.75} />}
        onClick={() => show(true)}
      >
        {say('note_call')}
      </Button>
      {open && <CallDialog whom={whom} onClose={() => show(false)} />}
    </>
  )
}

function CallDialog({ whom, onClose }: { whom: Whom; onClose: () => void }) {
  const say = useWords(words)
  return (
    <FormDialog opened onClose={onClose} title={say('note_call')}>
      <CallForm whom={whom} onClose={onClose} />
    </FormDialog>
  )
}

function CallForm({ whom, onClose }: { whom: Whom; onClose: () => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const start = blank({ account: whom.account ?? '', contact: whom.contact ?? '' })
  const [filled, set, forget] = useKept<Filled>(`note.${whom.contact ?? whom.account ?? ''}`, start)
  const [found] = useState(isBegun(filled))
  const create = useCreateObservation()
  const remove = useRemoveObservation()
  const tell = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const done = ({ id }: { id: string }) => {
    forget()
    onClose()
    showUndo(say('kept'), say('undo'), () => remove.mutate(id, { onError: tell }))
  }
  return (
    <>
      {found && isBegun(filled) && (
        <p className={styles.left}>
          {say('left')}
          <UnstyledButton onClick={() => set(start)}>{say('begin_anew')}</UnstyledButton>
        </p>
      )}
      <NoteForm
        filled={filled}
        set={set}
        about={whom.contact ? 'contact' : whom.account ? 'account' : undefined}
        busy={create.isPending}
        error={create.error}
        submit={say('keep')}
        onSubmit={() => create.mutate(noteOf(filled, zone), { onSuccess: done })}
        onCancel={onClose}
      />
    </>
  )
}
