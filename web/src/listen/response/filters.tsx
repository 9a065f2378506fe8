import { Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AttributeFilter } from '@/customers/attribute/attribute-filter'
import { TagFilter } from '@/desk/tag/tag-filter'
import { useMay } from '@/identity/session/may'
import { teams } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { AboutFilters } from '@/listen/filter/about-filters'
import { Choice } from '@/ui/choice'
import { DateSpan } from '@/ui/date-span'
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
  const serving = useQuery({ ...teams, enabled: useMay('read_workspace') }).data ?? []
  const channels = useQuery({ ...channelsUsed, enabled: useMay('ask') }).data ?? []
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
      <AboutFilters given={given} onChange={onChange} />
      <ScoreFilter given={given} onChange={onChange} />
      <DateSpan given={given} onChange={onChange} />
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
      <TagFilter value={given.tag} onChange={(tag) => onChange({ tag })} />
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
