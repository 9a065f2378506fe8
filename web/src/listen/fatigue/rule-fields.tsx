import { Button, Select, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from './fatigue.module.css'
import type { Rule } from './queries'
import { FAMILIES, familyName, ruleInWords } from './rule'
import { words } from './words'

interface Props {
  rule: Rule
  /** Names the group of fields for those who do not see it. */
  name: string
  /** Names the button that takes it away. */
  remove: string
  /** Whether it may be changed; otherwise it is told. */
  editable: boolean
  problem: string | undefined
  onChange: (rule: Rule) => void
  onRemove: () => void
}

/** A rule in words, and its fields below. */
export function RuleFields({ rule, name, remove, editable, problem, onChange, onRemove }: Props) {
  const say = useWords(words)
  const families = [...new Set([...FAMILIES, ...(rule.family ? [rule.family] : [])])]
  const number = (key: 'most' | 'days') => ({
    label: say(key),
    type: 'number',
    required: true,
    withAsterisk: false,
    min: key === 'most' ? 0 : 1,
    max: 1000,
    value: rule[key],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      onChange({ ...rule, [key]: Math.max(0, Math.round(currentTarget.valueAsNumber || 0)) }),
  })
  return (
    <>
      <p className={styles.told}>{ruleInWords(rule, say)}</p>
      {problem && (
        <p className={styles.about} role="alert">
          {problem}
        </p>
      )}
      {editable && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid by all browsers
        <div className={styles.fields} role="group" aria-label={name}>
          <Select
            label={say('whom')}
            allowDeselect={false}
            data={(['person', 'account'] as const).map((value) => ({ value, label: say(value) }))}
            value={rule.whom}
            onChange={(whom) => whom && onChange({ ...rule, whom: whom as Rule['whom'] })}
          />
          <Select
            label={say('family')}
            allowDeselect={false}
            data={[
              { value: '', label: say('all_surveys') },
              ...families.map((value) => ({ value, label: familyName(value, say) })),
            ]}
            value={rule.family ?? ''}
            onChange={(family) => onChange({ ...rule, family: family || null })}
          />
          <TextInput {...number('most')} />
          <TextInput {...number('days')} />
          <Button variant="subtle" color="gray" aria-label={remove} onClick={onRemove}>
            {say('remove')}
          </Button>
        </div>
      )}
    </>
  )
}
