import { useQuery } from '@tanstack/react-query'
import { TagFilter } from '@/desk/tag/tag-filter'
import { useMay } from '@/identity/session/may'
import { members } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { AboutFilters } from '@/listen/filter/about-filters'
import { Choice } from '@/ui/choice'
import { DateSpan } from '@/ui/date-span'
import { Filters } from '@/ui/filters'
import { SearchField } from '@/ui/search-field'
import { type Given, KEYS, SOUNDS } from './filter'
import { KINDS } from './queries'
import { words } from './words'

interface Props {
  given: Given
  onChange: (changes: { [K in keyof Given]: string | null }, how?: { replace?: boolean }) => void
}

/** Which notes are shown. */
export function NoteFilters({ given, onChange }: Props) {
  const say = useWords(words)
  const colleagues = useQuery({ ...members, enabled: useMay('read_members') }).data ?? []
  return (
    <Filters label={say('filters')} used={KEYS.filter((key) => given[key]).length}>
      <SearchField
        label={say('words_contain')}
        value={given.q}
        onLook={(q) => onChange({ q: q || null }, { replace: true })}
      />
      <Choice
        label={say('kind')}
        data={KINDS.map((value) => ({ value, label: say(value) }))}
        value={given.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={say('sentiment_short')}
        data={(Object.keys(SOUNDS) as (keyof typeof SOUNDS)[]).map((value) => ({
          value,
          label: say(`sounds_${value}`),
        }))}
        value={given.sounds}
        onChange={(sounds) => onChange({ sounds })}
      />
      <AboutFilters given={given} onChange={onChange} />
      <TagFilter value={given.tag} onChange={(tag) => onChange({ tag })} />
      {colleagues.length > 1 && (
        <Choice
          label={say('noted_by')}
          data={[
            { value: 'me', label: say('me') },
            ...colleagues.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={given.by}
          onChange={(by) => onChange({ by })}
        />
      )}
      <DateSpan given={given} onChange={onChange} />
    </Filters>
  )
}
