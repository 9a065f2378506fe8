import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { offerings } from '@/customers/offering/queries'
import { addDays, type LocalDate } from '@/lib/dates'
import { useWords } from '@/lib/words'
import { Filters } from '@/ui/filters'
import type { ContractFilter } from './queries'
import { words } from './words'

export const KEYS = ['running', 'offering', 'within'] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

/** The days within which a contract may end. */
const WITHIN = ['30', '90', '180']

/** What is asked for what is chosen: those that run today, unless told. */
export function filterOf({ running, offering, within }: Given, today: LocalDate): ContractFilter {
  return {
    ...(running === 'all' ? {} : { running: running !== 'no' }),
    ...(offering ? { offering } : {}),
    ...(within && WITHIN.includes(within) ? { ends_from: today, ends_before: addDays(today, Number(within) + 1) } : {}),
  }
}

interface Props {
  given: Given
  onChange: (changes: Partial<Record<(typeof KEYS)[number], string | null>>) => void
}

/** Which contracts are shown. */
export function ContractFilters({ given, onChange }: Props) {
  const say = useWords(words)
  const sold = useQuery(offerings).data ?? []
  return (
    <Filters label={say('filters')} used={KEYS.filter((key) => given[key]).length}>
      <Select
        label={say('running')}
        allowDeselect={false}
        data={(['yes', 'no', 'all'] as const).map((value) => ({ value, label: say(`running_${value}`) }))}
        value={given.running ?? 'yes'}
        onChange={(running) => onChange({ running: running === 'yes' ? null : running })}
      />
      <Select
        label={say('offering')}
        placeholder={say('any')}
        clearable
        searchable
        data={sold.map(({ id, name }) => ({ value: id, label: name }))}
        value={given.offering ?? null}
        onChange={(offering) => onChange({ offering })}
      />
      <Select
        label={say('ends_within')}
        placeholder={say('any')}
        clearable
        data={WITHIN.map((value) => ({ value, label: say('within', { n: value }) }))}
        value={given.within ?? null}
        onChange={(within) => onChange({ within })}
      />
    </Filters>
  )
}
