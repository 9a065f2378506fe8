import { Button, Checkbox, Loader, Popover, Select } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { groupOf, useReading } from '@/api/ask'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Dimensions } from '@/measure/reading/dimension'
import styles from './explore.module.css'
import { chosen, type GroupValue, kept } from './where'
import { words } from './words'

const MOST = 60

interface Props {
  where: string | undefined
  dimensions: Dimensions
  onChange: (where: string | undefined) => void
}

/** A condition by clicking: what, and which of its values. */
export function AddCondition({ where, dimensions, onChange }: Props) {
  const say = useWords(words)
  const [dimension, setDimension] = useState<string | null>(null)
  return (
    <Popover width={300} position="bottom-start" shadow="sm" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} />}>
          {say('add_condition')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={say('condition_of')}
          data={dimensions.list}
          value={dimension}
          searchable
          comboboxProps={{ withinPortal: false }}
          onChange={setDimension}
        />
        {dimension && <Values key={dimension} {...{ dimension, where, dimensions, onChange }} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Values({ dimension, where, dimensions, onChange }: Props & { dimension: string }) {
  const say = useWords(words)
  const number = useNumbers()
  const { data, error } = useReading({ measure: 'count', by: [dimension], top: MOST })
  const values = kept(where, dimension)
  const toggle = (value: GroupValue) => {
    const given = value ?? null
    if (given === null) return onChange(chosen(where, dimension, values.includes(null) ? [] : [null]))
    const others = values.filter((one) => one !== null && one !== given)
    onChange(chosen(where, dimension, values.includes(given) ? others : [...others, given]))
  }
  if (error) return <p className={styles.quiet}>{error.message}</p>
  if (!data) return <Loader mt="md" />
  const rows = data.rows.toSorted((one, other) => other.n - one.n)
  return (
    <div className={styles.values}>
      {rows.map((row) => {
        const value = groupOf(row)[dimension] ?? null
        return (
          <Checkbox
            key={String(value)}
            size="sm"
            checked={values.includes(value)}
            label={
              <>
                {dimensions.valueOf(dimension, value)} <span className={styles.quiet}>{number.count(row.n)}</span>
              </>
            }
            onChange={() => toggle(value)}
          />
        )
      })}
      {rows.length === MOST && <p className={styles.quiet}>{say('largest', { n: MOST })}</p>}
    </div>
  )
}
