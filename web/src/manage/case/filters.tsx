import { Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TagFilter } from '@/desk/tag/tag-filter'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { AboutFilters } from '@/listen/filter/about-filters'
import { Choice } from '@/ui/choice'
import { Filters } from '@/ui/filters'
import { SearchField } from '@/ui/search-field'
import { type Given, KEYS } from './filter'
import { KINDS, PRIORITIES, rootCauses, STATES } from './queries'
import { words } from './words'

interface Props {
  given: Given
  onChange: (changes: { [K in keyof Given]: string | null }, how?: { replace?: boolean }) => void
}

/** Which cases are shown. */
export function CaseFilters({ given, onChange }: Props) {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const causes = useQuery(rootCauses).data ?? []
  return (
    <Filters label={say('filters')} used={KEYS.filter((key) => given[key]).length}>
      <SearchField
        label={say('search')}
        value={given.words}
        onLook={(words) => onChange({ words: words || null }, { replace: true })}
      />
      <Select
        label={say('state')}
        allowDeselect={false}
        data={[
          { value: '', label: say('all_open') },
          ...STATES.map((value) => ({ value: value as string, label: say(value) })),
          { value: 'any', label: say('any_state') },
        ]}
        value={given.state ?? ''}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label={say('owner')}
        data={[
          { value: 'me', label: say('me') },
          { value: 'none', label: say('nobody') },
          ...people.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        value={given.owner}
        onChange={(owner) => onChange({ owner })}
      />
      {teams.length > 0 && (
        <Choice
          label={say('team')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={given.team}
          onChange={(team) => onChange({ team })}
        />
      )}
      <Choice
        label={say('priority')}
        data={PRIORITIES.map((value) => ({ value, label: say(value) }))}
        value={given.priority}
        onChange={(priority) => onChange({ priority })}
      />
      <Choice
        label={say('kind')}
        data={KINDS.map((value) => ({ value, label: say(value) }))}
        value={given.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <AboutFilters
        given={{ touchpoint: given.touchpoint, account: given.account, person: given.contact }}
        onChange={({ person, ...others }) =>
          onChange({ ...others, ...(person === undefined ? {} : { contact: person }) })
        }
      />
      {causes.length > 0 && (
        <Choice
          label={say('cause')}
          data={causes.map(({ id, name }) => ({ value: id, label: name }))}
          value={given.cause}
          onChange={(cause) => onChange({ cause })}
        />
      )}
      <TagFilter value={given.tag} onChange={(tag) => onChange({ tag })} />
      <Switch
        pb={8}
        label={say('late_only')}
        checked={given.late === 'yes'}
        onChange={({ currentTarget }) => onChange({ late: currentTarget.checked ? 'yes' : null })}
      />
    </Filters>
  )
}
