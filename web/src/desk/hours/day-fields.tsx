import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import styles from './hours.module.css'
import type { Window } from './queries'
import { fromField, nextWindow, toField } from './week'
import { words } from './words'

interface Props {
  /** What the day is called. */
  name: string
  windows: readonly Window[]
  editable: boolean
  problem: string | undefined
  onChange: (windows: Window[]) => void
}

/** The hours of one day. */
export function DayFields({ name, windows, editable, problem, onChange }: Props) {
  const say = useWords(words)
  return (
    <li className={styles.day}>
      <span className={styles.name}>{name}</span>
      <div className={styles.windows}>
        {windows.length === 0 && <span className={styles.free}>{say('free')}</span>}
        {windows.map((window, at) =>
          editable ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: windows have no other name than their place
            <div key={at} className={styles.window}>
              <TextInput
                type="time"
                aria-label={say('from_of', { day: name })}
                required
                value={window.from}
                onChange={({ currentTarget: { value } }) => onChange(windows.with(at, { ...window, from: value }))}
              />
              <span aria-hidden="true">–</span>
              <TextInput
                type="time"
                aria-label={say('until_of', { day: name })}
                required
                value={toField(window.until)}
                onChange={({ currentTarget: { value } }) =>
                  onChange(windows.with(at, { ...window, until: fromField(value) }))
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={say('remove_window', { from: window.from, until: window.until, day: name })}
                onClick={() => onChange(windows.toSpliced(at, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            </div>
          ) : (
            <span key={window.from}>
              {window.from}–{window.until}
            </span>
          ),
        )}
        {problem && <p role="alert">{problem}</p>}
      </div>
      {editable && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={say('add_window_of', { day: name })}
          onClick={() => onChange([...windows, nextWindow(windows)])}
        >
          {say('add_window')}
        </Button>
      )}
    </li>
  )
}
