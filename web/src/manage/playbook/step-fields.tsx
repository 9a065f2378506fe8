import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './playbook.module.css'
import type { Step } from './queries'
import { afterOf, ROLES, roleKey, roleOf, timeOf } from './step'
import { words } from './words'

interface Props {
  step: Step
  /** From 1. */
  n: number
  people: readonly { id: string; name: string }[]
  problem: string | undefined
  onChange: (step: Step) => void
  /** Absent for the only one. */
  onRemove: (() => void) | undefined
}

/** One step of a playbook: what, how, when and who. */
export function StepFields({ step, n, people, problem, onChange, onRemove }: Props) {
  const say = useWords(words)
  const { count, unit } = timeOf(step.after)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid by all browsers
    <div className={styles.step} role="group" aria-label={say('step_n', { n })}>
      <TextInput
        label={say('step_title')}
        required
        withAsterisk={false}
        maxLength={200}
        value={step.title}
        onChange={({ currentTarget: { value } }) => onChange({ ...step, title: value })}
      />
      <Textarea
        label={say('step_note')}
        autosize
        maxLength={4000}
        value={step.note ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...step, note: value || null })}
      />
      <div className={styles.when}>
        <TextInput
          label={say('after')}
          type="number"
          min={1}
          required
          withAsterisk={false}
          value={count}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            onChange({ ...step, after: afterOf(Math.round(valueAsNumber || 0), unit) })
          }
        />
        <Select
          label={say('unit')}
          allowDeselect={false}
          data={(['days', 'minutes'] as const).map((value) => ({ value, label: say(value) }))}
          value={unit}
          onChange={(next) => next && onChange({ ...step, after: afterOf(count, next as typeof unit) })}
        />
        <Select
          label={say('owner')}
          allowDeselect={false}
          searchable
          data={[
            ...ROLES.map((value) => ({ value: value as string, label: say(value) })),
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={roleKey(step.owner)}
          onChange={(key) => key && onChange({ ...step, owner: roleOf(key) })}
        />
      </div>
      <Checkbox
        label={say('decides')}
        checked={step.decides ?? false}
        onChange={({ currentTarget: { checked } }) => onChange({ ...step, decides: checked })}
      />
      {problem && <p role="alert">{problem}</p>}
      {onRemove && (
        <div>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={say('remove_step', { n })}
            onClick={onRemove}
          >
            {say('remove')}
          </Button>
        </div>
      )}
    </div>
  )
}
