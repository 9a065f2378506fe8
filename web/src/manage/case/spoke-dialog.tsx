import { Select, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { AFTER_CASE, type CaseWay, type CaseWhole, spokeTo, WAYS } from './queries'
import { words } from './words'

/** Tells that somebody spoke with the customer, which meets what was due. */
export function SpokeDialog({ one, onClose }: { one: CaseWhole; onClose: () => void }) {
  const say = useWords(words)
  const [way, setWay] = useState<CaseWay>('call')
  const [note, setNote] = useState('')
  const telling = useChange(spokeTo, ...AFTER_CASE)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      onClose()
      notifications.show({ message: say('spoke_kept') })
    }
    telling.mutate({ id: one.id, way, ...(note.trim() ? { note: note.trim() } : {}) }, { onSuccess: done })
  }
  return (
    <FormDialog opened onClose={onClose} title={say('spoke_title')}>
      <form onSubmit={send}>
        <Stack gap="md">
          <Select
            label={say('way')}
            allowDeselect={false}
            data={WAYS.map((value) => ({ value, label: say(`way_${value}`) }))}
            value={way}
            onChange={(chosen) => chosen && setWay(chosen as CaseWay)}
          />
          <Textarea
            label={say('spoke_note')}
            description={say('spoke_note_about')}
            data-autofocus
            autosize
            minRows={3}
            maxRows={10}
            maxLength={5000}
            dir="auto"
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <FormEnd send={say('spoke_keep')} busy={telling.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </FormDialog>
  )
}
