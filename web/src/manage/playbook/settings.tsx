import { Button, Group, Skeleton, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { BringLoop } from '@/manage/pack/bring-loop'
import { ErrorState } from '@/ui/error-state'
import styles from './playbook.module.css'
import { PlaybookDialog } from './playbook-dialog'
import { changePlaybook, type Playbook, playbooks, removePlaybook } from './queries'
import { startKey } from './step'
import { words } from './words'

/** What is done step by step when something happens to a customer. */
export function Playbooks() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const { data, error, refetch } = useQuery(playbooks)
  const [open, setOpen] = useState<Playbook | 'new'>()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={480} />
  return (
    <div className={styles.stack}>
      <p className={styles.about}>{say('about')}</p>
      {data.length === 0 && <p className={styles.about}>{say('none')}</p>}
      {manages && (
        <Group gap="xs">
          <Button onClick={() => setOpen('new')}>{say('new')}</Button>
          {data.length === 0 && <BringLoop />}
        </Group>
      )}
      <ul className={styles.list}>
        {data.map((playbook) => (
          <li key={playbook.id}>
            <Told playbook={playbook} onEdit={manages ? () => setOpen(playbook) : undefined} />
          </li>
        ))}
      </ul>
      {open && <PlaybookDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function Told({ playbook, onEdit }: { playbook: Playbook; onEdit: (() => void) | undefined }) {
  const say = useWords(words)
  const { name, about, starts, steps } = playbook
  const told = (key: string) => (key in words.en ? say(key as keyof typeof words.en) : key)
  const what = starts.map((start) => told(startKey(start))).join(', ')
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 dir="auto">{name}</h3>
          {about && (
            <p className={styles.quiet} dir="auto">
              {about}
            </p>
          )}
          <p className={styles.quiet}>{what ? say('starts', { what }) : say('by_hand')}</p>
        </div>
        {onEdit && <Buttons playbook={playbook} onEdit={onEdit} />}
      </div>
      <details>
        <summary>{say('steps_n', { n: steps.length })}</summary>
        <ol className={styles.steps}>
          {steps.map(({ title, note }) => (
            <li key={title} dir="auto">
              {title}
              {note && <p className={styles.quiet}>{note}</p>}
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function Buttons({ playbook: { key, name, enabled, starts }, onEdit }: { playbook: Playbook; onEdit: () => void }) {
  const say = useWords(words)
  const changing = useChange(changePlaybook, 'playbooks')
  const removing = useChange(removePlaybook, 'playbooks')
  const remove = () =>
    removing.mutate(key, { onSuccess: () => notifications.show({ message: say('removed', { name }) }) })
  return (
    <div className={styles.buttons}>
      {starts.length > 0 && (
        <Switch
          aria-label={say('enable_what', { name })}
          checked={enabled}
          disabled={changing.isPending}
          onChange={({ currentTarget }) => changing.mutate({ key, enabled: currentTarget.checked })}
        />
      )}
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('edit_what', { name })} onClick={onEdit}>
        {say('edit')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={removing.isPending}
        aria-label={say('remove_what', { name })}
        onClick={remove}
      >
        {say('remove')}
      </Button>
    </div>
  )
}
