import { Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import type { FieldProps } from './controls'
import { DateFields } from './date-fields'
import { words } from './words'
import { WrittenCondition } from './written-condition'

type Against = 'nothing' | 'dates' | 'group'

/** Beside other dates, or beside another group. */
export function CompareFields({ search, change, wrong }: FieldProps) {
  const say = useWords(words)
  const said: Against = search.compare_to ? 'dates' : search.versus ? 'group' : 'nothing'
  const [picked, pick] = useState<Against>(said)
  const against = said === 'nothing' ? picked : said
  const options = ['nothing', 'dates', 'group'] as const
  return (
    <>
      <Select
        label={say('compare')}
        data={options.map((value) => ({ value, label: say(`compare_${value}`) }))}
        value={against}
        allowDeselect={false}
        onChange={(value) => {
          pick(value as Against)
          if (said !== 'nothing') change({ compare_to: undefined, versus: undefined })
        }}
      />
      {against === 'dates' && (
        <DateFields
          label={say('compare_dates_label')}
          range={search.compare_to}
          error={wrong('compare_to')}
          onChange={(compare_to) => change({ compare_to, versus: undefined })}
        />
      )}
      {against === 'group' && (
        <WrittenCondition
          label={say('compare_group_label')}
          value={search.versus}
          error={wrong('versus')}
          onChange={(versus) => change({ versus, compare_to: undefined })}
        />
      )}
    </>
  )
}
