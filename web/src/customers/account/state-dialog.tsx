import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { dateIn, dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { showUndo } from '@/ui/undo'
import { type AccountState, STATES, type StateSince, useReplaceStates } from './queries'
import styles from './state-dialog.module.css'
import { words } from './words'

interface Props {
  id: string
  history: readonly StateSince[]
  onClose: () => void
}

interface Line {
  key: number
  state: AccountState
  day: string
  /** The moment as it was, while the day is not changed. */
  since: string | undefined
}

/** Corrects what an account was since when; what stood there comes back with one press. */
export function StateDialog({ id, history, onClose }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const replace = useReplaceStates(id)
  const [lines, setLines] = useState<readonly Line[]>(() =>
    history.map(({ state, since }, key) => ({ key, state, since, day: dateIn(zone, new Date(since)) })),
  )
  const change = (key: number, to: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...to } : line)))
  const add = () => {
    const key = 1 + Math.max(-1, ...lines.map((line) => line.key))
    setLines([...lines, { key, state: 'live', day: dateIn(zone), since: undefined }])
  }
  const back = () =>
    replace.mutate([...history], { onError: (error) => notifications.show({ message: error.message }) })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const told = lines.map(({ state, day, since }) => ({ state, since: since ?? dayStart(day, zone) }))
    replace.mutate(told, {
      onSuccess: () => {
        onClose()
        showUndo(say('history_saved'), say('undo'), back)
      },
    })
  }
  return (
    <Dialog opened onClose={onClose} title={say('history_edit')}>
      <form onSubmit={save}>
        <Stack gap="sm">
          {replace.error && <ErrorState error={replace.error} />}
          {lines.map(({ key, state, day }) => (
            <div key={key} className={styles.line}>
              <Select
                aria-label={say('state')}
                data={STATES.map((value) => ({ value, label: say(value) }))}
                value={state}
                allowDeselect={false}
                onChange={(value) => value && change(key, { state: value as AccountState })}
              />
              <TextInput
                type="date"
                aria-label={say('state_since')}
                required
                max={dateIn(zone)}
                value={day}
                onChange={({ currentTarget: { value } }) => change(key, { day: value, since: undefined })}
              />
              <ActionIcon
                aria-label={say('history_remove', { state: say(state) })}
                disabled={lines.length === 1}
                onClick={() => setLines(lines.filter((line) => line.key !== key))}
              >
                <IconX size={16} />
              </ActionIcon>
            </div>
          ))}
          <Group justify="space-between" mt="xs">
            <Button variant="subtle" color="gray" onClick={add}>
              {say('history_add')}
            </Button>
            <Button type="submit" loading={replace.isPending}>
              {say('history_save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
