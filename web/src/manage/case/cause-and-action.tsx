import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import styles from './case-page.module.css'
import { ActionField, CauseField } from './cause-fields'
import { causesInOrder } from './causes'
import { type CaseWhole, rootCauses } from './queries'
import { useCaseChange } from './resolve-dialog'
import { words } from './words'

/** Why it came to be, and what was done about it. */
export function CauseAndAction({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const [editing, edit] = useState(false)
  const mayWrite = useMay('write_cases')
  const causes = useQuery({ ...rootCauses, enabled: Boolean(one.cause) }).data ?? []
  if (one.kind === 'praise' && !one.cause && !one.action) return null
  const told = causesInOrder(causes, one.cause?.id ?? null).find(({ id }) => id === one.cause?.id)?.path
  return (
    <Panel
      title={say('cause_and_action')}
      aside={
        mayWrite &&
        !editing && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => edit(true)}>
            {say(one.cause || one.action ? 'change' : 'tell')}
          </Button>
        )
      }
    >
      {editing ? (
        <Editor one={one} onClose={() => edit(false)} />
      ) : (
        <>
          <p className={styles.line}>
            <span className={styles.quiet}>{say('cause')}</span>{' '}
            {one.cause ? (told ?? one.cause.name) : say('cause_not_yet')}
          </p>
          <p className={styles.words} dir="auto">
            {one.action ?? <span className={styles.quiet}>{say('action_not_yet')}</span>}
          </p>
        </>
      )}
    </Panel>
  )
}

function Editor({ one, onClose }: { one: CaseWhole; onClose: () => void }) {
  const say = useWords(words)
  const [cause, setCause] = useState(one.cause?.id ?? null)
  const [action, setAction] = useState(one.action ?? '')
  const changing = useCaseChange()
  const problem = changing.error instanceof Refused ? changing.error : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      onClose()
      notifications.show({ message: say('saved') })
    }
    changing.mutate({ id: one.id, revision: one.revision, cause, action: action.trim() || null }, { onSuccess: done })
  }
  return (
    <form className={styles.stack} onSubmit={send}>
      {changing.error && !problem?.at('cause') && !problem?.at('action') && <ErrorState error={changing.error} />}
      <CauseField value={cause} error={problem?.at('cause')} onChange={setCause} />
      <ActionField value={action} error={problem?.at('action')} onChange={setAction} />
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" variant="default" loading={changing.isPending}>
          {say('save')}
        </Button>
      </Group>
    </form>
  )
}
