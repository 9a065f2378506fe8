import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { OURS, oursKey, oursOf, THEIRS, theirsKey, theirsOf, toHours, toMinutes } from './level'
import type { Level } from './queries'
import styles from './service.module.css'
import { words } from './words'

interface Props {
  level: Level
  /** From 1. */
  n: number
  people: readonly { id: string; name: string }[]
  problem: string | undefined
  onChange: (level: Level) => void
  /** Absent for the only one. */
  onRemove: (() => void) | undefined
}

/** One level of an escalation: when, whom of us to tell, and with whom of them to speak. */
export function LevelFields({ level, n, people, problem, onChange, onRemove }: Props) {
  const say = useWords(words)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid by all browsers
    <div className={styles.level} role="group" aria-label={say('level', { n })}>
      <TextInput
        label={say('after')}
        type="number"
        min={0}
        step="any"
        required
        withAsterisk={false}
        value={toHours(level.after_minutes)}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          onChange({ ...level, after_minutes: toMinutes(valueAsNumber) })
        }
      />
      <Select
        label={say('ours')}
        allowDeselect={false}
        searchable
        data={[
          ...OURS.map((value) => ({ value: value as string, label: say(value) })),
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={oursKey(level.ours)}
        onChange={(key) => key && onChange({ ...level, ours: oursOf(key) })}
      />
      <Select
        label={say('theirs')}
        allowDeselect={false}
        data={[
          { value: '', label: say('theirs_nobody') },
          ...THEIRS.map((value) => ({ value: value as string, label: say(value) })),
        ]}
        value={theirsKey(level.theirs)}
        onChange={(key) => onChange({ ...level, theirs: theirsOf(key ?? '') })}
      />
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={say('remove_level', { n })} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
