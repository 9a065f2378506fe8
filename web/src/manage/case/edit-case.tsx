import { Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { type CaseKind, type CaseWhole, KINDS } from './queries'
import { useCaseChange } from './resolve-dialog'
import { words } from './words'

/** What a case is called, and of which kind it is. */
export function EditCase({ one, onClose }: { one: CaseWhole; onClose: () => void }) {
  const say = useWords(words)
  const [title, setTitle] = useState(one.title ?? '')
  const [kind, setKind] = useState<CaseKind>(one.kind)
  const changing = useCaseChange()
  const problem = changing.error instanceof Refused ? changing.error : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      onClose()
      notifications.show({ message: say('saved') })
    }
    changing.mutate({ id: one.id, revision: one.revision, title: title.trim() || null, kind }, { onSuccess: done })
  }
  return (
    <FormDialog opened onClose={onClose} title={say('edit')}>
      <form onSubmit={send}>
        <Stack gap="md">
          {changing.error && !problem?.at('title') && <ErrorState error={changing.error} />}
          <TextInput
            label={say('what_happened')}
            data-autofocus
            maxLength={300}
            dir="auto"
            value={title}
            error={problem?.at('title')}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <Select
            label={say('kind')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: say(value) }))}
            value={kind}
            onChange={(chosen) => chosen && setKind(chosen as CaseKind)}
          />
          <FormEnd send={say('save')} busy={changing.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </FormDialog>
  )
}
