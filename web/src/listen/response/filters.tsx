import { Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AccountPicker } from '@/customers/account/account-picker'
import { AttributeFilter } from '@/customers/attribute/attribute-filter'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { tags } from '@/desk/tag/queries'
import { useMay } from '@/identity/session/may'
import { teams } from '@/identity/settings/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { Filters } from '@/ui/filters'
import { SearchField } from '@/ui/search-field'
import { FILTERS, type Given, type KEYS } from './filter'
import { channelsUsed, surveysAnswered } from './queries'
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
  const marks = useQuery(tags).data ?? []
  const serving = useQuery({ ...teams, enabled: useMay('read_workspace') }).data ?? []
  const channels = useQuery({ ...channelsUsed, enabled: useMay('ask') }).data ?? []
  const seesNames = useMay('see_customers')
  const readsCustomers = useMay('read_customers')
  const called = useNames()
  const used = FILTERS.filter((key) => given[key]).length
  return (
    <Filters label={say('filters')} used={used}>
      <SearchField
        label={say('words_contain')}
        value={given.q}
        onLook={(q) => onChange({ q: q || null }, { replace: true })}
      />
      {places.length > 0 && (
        <Choice
          label={say('touchpoint')}
          data={places.map(({ key, name }) => ({ value: key, label: name }))}
          value={given.touchpoint}
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
      {seesNames && (
        <ContactPicker
          label={say('who')}
          placeholder={say('person_type')}
          value={given.person}
          onChange={(person) => onChange({ person })}
        />
      )}
      {readsCustomers && (
        <AttributeFilter
          noun="account"
          label={say('account_attribute')}
          value={given.attribute}
          onChange={(attribute) => onChange({ attribute })}
        />
      )}
      {surveys.length > 1 && (
        <Choice
          label={say('survey')}
          data={surveys.map((value) => ({ value, label: called('survey', value) }))}
          value={given.survey}
          onChange={(survey) => onChange({ survey })}
        />
      )}
      {marks.length > 0 && (
        <Choice
          label={say('tag')}
          data={marks.map(({ id, name }) => ({ value: id, label: name }))}
          value={given.tag}
          onChange={(tag) => onChange({ tag })}
        />
      )}
      {serving.length > 0 && (
        <Choice
          label={say('team')}
          data={serving.map(({ key, name }) => ({ value: key, label: name }))}
          value={given.team}
          onChange={(team) => onChange({ team })}
        />
      )}
      {channels.length > 1 && (
        <Choice
          label={say('channel')}
          data={channels}
          value={given.channel}
          onChange={(channel) => onChange({ channel })}
        />
      )}
      <Select
        label={say('counts')}
        allowDeselect={false}
        data={[
          { value: 'no', label: say('counting') },
          { value: 'yes', label: say('left_out') },
          { value: 'test', label: say('trials') },
        ]}
        value={given.excluded ?? 'no'}
        onChange={(excluded) => onChange({ excluded: excluded === 'no' ? null : excluded })}
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

interface ChoiceProps {
  label: string
  data: { value: string; label: string }[] | string[]
  value: string | undefined
  onChange: (value: string | null) => void
}

/** One of a list, or any. */
function Choice({ data, value, ...rest }: ChoiceProps) {
  const say = useWords(words)
  return (
    <Select
      placeholder={say('any')}
      clearable
      searchable={data.length > 8}
      data={data}
      value={value ?? null}
      {...rest}
    />
  )
}
