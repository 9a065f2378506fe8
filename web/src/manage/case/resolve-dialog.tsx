import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { FormDialog } from '@/ui/form-dialog'
import { FormEnd } from '@/ui/form-end'
import { ActionField, CauseField } from './cause-fields'
import { AFTER_CASE, type CaseWhole, changeCase } from './queries'
import { words } from './words'

/** A case is resolved when it is told why it came to be and what was done. */
export function ResolveDialog({ one, onClose }: { one: CaseWhole; onClose: () => void }) {
  const say = useWords(words)
  return (
    <FormDialog opened onClose={onClose} title={say('resolve_title', { number: one.number })}>
      <ResolveForm one={one} onClose={onClose} />
    </FormDialog>
  )
}

function ResolveForm({ one, onClose }: { one: CaseWhole; onClose: () => void }) {
  const say = useWords(words)
  const [cause, setCause] = useState(one.cause?.id ?? null)
  const [action, setAction] = useState(one.action ?? '')
  const resolving = useCaseChange()
  const problem = resolving.error instanceof Refused ? resolving.error : undefined
  const elsewhere = resolving.error && !problem?.at('cause') && !problem?.at('action')
  const send = (event: FormEvent) => {
    event.preventDefault()
    const body = {
      id: one.id,
      revision: one.revision,
      state: 'resolved' as const,
      cause,
      action: action.trim() || null,
    }
    const done = () => {
      onClose()
      notifications.show({ message: say('is_now', { number: one.number, state: say('resolved') }) })
    }
    resolving.mutate(body, { onSuccess: done })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        {elsewhere && <ErrorState error={resolving.error} />}
        <CauseField value={cause} error={problem?.at('cause')} onChange={setCause} />
        <ActionField value={action} error={problem?.at('action')} onChange={setAction} />
        <FormEnd send={say('resolve_do')} busy={resolving.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}

/** Changes a case in a form, which tells itself what was refused. */
export function useCaseChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: changeCase,
    onSettled: () => Promise.all(AFTER_CASE.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
}
