import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { AFTER_CASE, type CaseWhole } from '@/manage/case/queries'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { type Letter, writeLetter } from './queries'
import { subjectAfter } from './subject'
import { words } from './words'

interface Props {
  one: CaseWhole
  /** The letter before, whose subject goes on. */
  last: Letter | undefined
  /** Whether answers come back into the case. */
  comesBack: boolean
  onClose: () => void
}

const PLACES = ['to', 'subject', 'words', 'ask_confirmation']

/** A letter to the customer of a case. */
export function WriteDialog({ one, last, comesBack, onClose }: Props) {
  const say = useWords(words)
  const [to, setTo] = useState(one.contact?.id)
  const [subject, setSubject] = useState(
    subjectAfter(last?.subject, (subject) => say('re', { subject })) ?? say('subject_case'),
  )
  const [text, setText] = useState('')
  const [asks, setAsks] = useState(one.state === 'resolved' && one.outcome === null)
  const sending = useChange(writeLetter, ...AFTER_CASE)
  const refused = sending.error instanceof Refused ? sending.error : undefined
  const wrong = (place: string) => refused?.at(place)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const letter = { id: one.id, subject, words: text, ask_confirmation: asks, ...(to ? { to } : {}) }
    const done = () => {
      onClose()
      notifications.show({ message: say('sent') })
    }
    sending.mutate(letter, { onSuccess: done })
  }
  const name = one.contact?.name
  return (
    <FormDialog opened onClose={onClose} title={name ? say('write_title', { name }) : say('write_plain')}>
      <form onSubmit={send}>
        <Stack gap="md">
          {!one.contact && (
            <ContactPicker
              label={say('to')}
              placeholder={say('to_example')}
              value={to}
              onChange={(chosen) => setTo(chosen ?? undefined)}
              error={wrong('to')}
            />
          )}
          {one.contact && wrong('to') && <ErrorState error={sending.error} />}
          <TextInput
            label={say('subject')}
            required
            maxLength={250}
            dir="auto"
            value={subject}
            error={wrong('subject')}
            onChange={({ currentTarget }) => setSubject(currentTarget.value)}
          />
          <Textarea
            label={say('words')}
            description={say(comesBack ? 'words_about' : 'words_elsewhere')}
            data-autofocus
            required
            withAsterisk={false}
            autosize
            minRows={6}
            maxRows={16}
            maxLength={10000}
            dir="auto"
            value={text}
            error={wrong('words')}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Checkbox
            label={say('ask')}
            description={say('ask_about')}
            checked={asks}
            error={wrong('ask_confirmation')}
            onChange={({ currentTarget }) => setAsks(currentTarget.checked)}
          />
          {sending.error && !PLACES.some(wrong) && <ErrorState error={sending.error} />}
          <FormEnd send={say('send')} busy={sending.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </FormDialog>
  )
}
