import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AttributeFilter } from '@/customers/attribute/attribute-filter'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { Filters } from '@/ui/filters'
import { SearchField } from '@/ui/search-field'
import { STATES } from './queries'
import { words } from './words'

export const KEYS = ['q', 'state', 'owner', 'attribute', 'sort'] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

interface Props {
  given: Given
  onChange: (changes: Partial<Record<(typeof KEYS)[number], string | null>>, how?: { replace?: boolean }) => void
}

/** Which accounts are shown. */
export function AccountFilters({ given, onChange }: Props) {
  const say = useWords(words)
  const owners = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  return (
    <Filters label={say('filters')} used={KEYS.filter((key) => key !== 'sort' && given[key]).length}>
      <SearchField
        label={say('search')}
        value={given.q}
        onLook={(q) => onChange({ q: q || null }, { replace: true })}
      />
      <Select
        label={say('state')}
        placeholder={say('any')}
        clearable
        data={STATES.map((state) => ({ value: state, label: say(state) }))}
        value={given.state ?? null}
        onChange={(state) => onChange({ state })}
      />
      {owners && owners.length > 1 && (
        <Select
          label={say('owner')}
          placeholder={say('any')}
          clearable
          searchable
          data={owners.map(({ id, name }) => ({ value: id, label: name }))}
          value={given.owner ?? null}
          onChange={(owner) => onChange({ owner })}
        />
      )}
      <AttributeFilter noun="account" value={given.attribute} onChange={(attribute) => onChange({ attribute })} />
      <Select
        label={say('sort')}
        allowDeselect={false}
        data={[
          { value: 'name', label: say('by_name') },
          { value: 'newest', label: say('by_newest') },
        ]}
        value={given.sort ?? 'name'}
        onChange={(sort) => onChange({ sort: sort === 'name' ? null : sort })}
      />
    </Filters>
  )
}
