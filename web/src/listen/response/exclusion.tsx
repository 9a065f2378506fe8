import { Button, Group, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { showUndo } from '@/ui/undo'
import { type Response, useExclude } from './queries'
import styles from './response-panel.module.css'
import { words } from './words'

/** Whether figures count a response: excluded with a reason, and back with one press. */
export function Exclusion({ response: { id, excluded }, mayWrite }: { response: Response; mayWrite: boolean }) {
  const say = useWords(words)
  const exclude = useExclude()
  const [reason, setReason] = useState('')
  const mark = (to: string | null, back: string | null) =>
    exclude.mutate(
      { id, reason: to },
      {
        onSuccess: () => {
          setReason('')
          showUndo(say(to === null ? 'included_now' : 'excluded_now'), say('undo'), () =>
            exclude.mutate({ id, reason: back }, { onError: tell }),
          )
        },
      },
    )
  const tell = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const { error } = exclude
  const wrong = error instanceof Refused ? (error.at('excluded') ?? error.message) : error?.message
  const send = (event: FormEvent) => {
    event.preventDefault()
    mark(reason.trim(), null)
  }
  if (excluded) {
    return (
      <Panel title={say('exclude_title')}>
        <p className={styles.note}>{say('is_excluded', { why: excluded })}</p>
        {mayWrite && (
          <Button variant="default" loading={exclude.isPending} onClick={() => mark(null, excluded)}>
            {say('include')}
          </Button>
        )}
        {wrong && <p role="alert">{say('failed', { why: wrong })}</p>}
      </Panel>
    )
  }
  return (
    <Panel title={say('exclude_title')}>
      <p className={styles.note}>{say('exclude_about')}</p>
      <form onSubmit={send}>
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            label={say('reason')}
            placeholder={say('reason_example')}
            error={wrong}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={exclude.isPending} disabled={!reason.trim()}>
            {say('exclude')}
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
