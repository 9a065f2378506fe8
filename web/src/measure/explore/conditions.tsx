import { Input, Pill } from '@mantine/core'
import { useWords } from '@/lib/words'
import type { Dimensions } from '@/measure/reading/dimension'
import { AddCondition } from './add-condition'
import type { FieldProps } from './controls'
import styles from './explore.module.css'
import { joined, partsOf, valuesOf } from './where'
import { words } from './words'
import { WrittenCondition } from './written-condition'

/** Who counts: one pill a condition, more by clicking, and the same as text. */
export function Conditions({ search, change, wrong, dimensions }: FieldProps & { dimensions: Dimensions }) {
  const say = useWords(words)
  const parts = partsOf(search.where ?? '')
  const told = (part: string) => {
    const found = dimensions.list.find(({ value }) => valuesOf(part, value))
    const values = found && valuesOf(part, found.value)
    return values ? `${found.label}: ${values.map((one) => dimensions.valueOf(found.value, one)).join(', ')}` : part
  }
  return (
    <div className={styles.conditions}>
      <Input.Label component="div" size="sm">
        {say('where')}
      </Input.Label>
      {parts.length > 0 && (
        <Pill.Group>
          {parts.map((part) => (
            <Pill
              key={part}
              size="md"
              className={styles.pill ?? ''}
              withRemoveButton
              removeButtonProps={{
                'aria-label': say('remove', { what: told(part) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => change({ where: joined(parts.filter((other) => other !== part)) })}
            >
              {told(part)}
            </Pill>
          ))}
        </Pill.Group>
      )}
      <AddCondition where={search.where} dimensions={dimensions} onChange={(where) => change({ where })} />
      <WrittenCondition
        label={say('where_text')}
        value={search.where}
        error={wrong('where')}
        onChange={(where) => change({ where })}
      />
    </div>
  )
}
