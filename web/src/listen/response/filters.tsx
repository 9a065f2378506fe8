import { Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AccountPicker } from '@/customers/account/account-picker'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { Filters } from '@/ui/filters'
import { SearchField } from '@/ui/search-field'
import { type Given, KEYS } from './filter'
import { surveysAnswered } from './queries'
import { ScoreFilter } from './score-filter'
import { words } from './words'

export interface FilterProps {
  given: Given
  onChange: (changes: Partial<Record<(typeof KEYS)[number], string | null>>, how?: { replace?: boolean }) => void
}

/** Which responses are shown. */
export function ResponseFilters({ given, onChange }: FilterProps) {
  const say = useWords(words)
  const surveys = useQuery({ ...surveysAnswered, enabled: useMay('ask') }).data ?? []
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  const seesNames = useMay('see_customers')
  const called = useNames()
  const used = KEYS.filter((key) => key !== 'open' && given[key]).length
  return (
    <Filters label={say('filters')} used={used}>
      <SearchField
        label={say('words_contain')}
        value={given.q}
        onLook={(q) => onChange({ q: q || null }, { replace: true })}
      />
      {places.length > 0 && (
        <Select
          label={say('touchpoint')}
          placeholder={say('any')}
          clearable
          searchable={places.length > 8}
          data={places.map(({ key, name }) => ({ value: key, label: name }))}
          value={given.touchpoint ?? null}
          onChange={(touchpoint) => onChange({ touchpoint })}
        />
      )}
      <ScoreFilter given={given} onChange={onChange} />
      <TextInput
        label={say('from')}
        type="date"
        max={given.until}
        value={given.from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value }, { replace: true })}
      />
      <TextInput
        label={say('until')}
        type="date"
        min={given.from}
        value={given.until ?? ''}
        onChange={({ currentTarget }) => onChange({ until: currentTarget.value }, { replace: true })}
      />
      {seesNames && (
        <AccountPicker
          label={say('account')}
          placeholder={say('account_type')}
          value={given.account}
          onChange={(account) => onChange({ account })}
        />
      )}
      {surveys.length > 1 && (
        <Select
          label={say('survey')}
          placeholder={say('any')}
          clearable
          data={surveys.map((value) => ({ value, label: called('survey', value) }))}
          value={given.survey ?? null}
          onChange={(survey) => onChange({ survey })}
        />
      )}
      <Select
        label={say('counts')}
        allowDeselect={false}
        data={[
          { value: 'no', label: say('counting') },
          { value: 'yes', label: say('left_out') },
        ]}
        value={given.excluded === 'yes' ? 'yes' : 'no'}
        onChange={(excluded) => onChange({ excluded: excluded === 'yes' ? 'yes' : null })}
      />
      <Switch
        pb={8}
        label={say('words_only')}
        checked={given.all !== 'yes'}
        onChange={({ currentTarget }) => onChange({ all: currentTarget.checked ? null : 'yes' })}
      />
    </Filters>
  )
}
