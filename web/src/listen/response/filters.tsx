import { Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AccountPicker } from '@/customers/account/account-picker'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { Filters } from '@/ui/filters'
import { surveysAnswered } from './queries'
import { words } from './words'

export const KEYS = ['account', 'survey', 'from', 'until', 'excluded', 'all', 'open'] as const
export type Given = Partial<Record<(typeof KEYS)[number], string>>

interface Props {
  given: Given
  onChange: (changes: Partial<Record<(typeof KEYS)[number], string | null>>, how?: { replace?: boolean }) => void
}

/** Which responses are shown. */
export function ResponseFilters({ given, onChange }: Props) {
  const say = useWords(words)
  const surveys = useQuery({ ...surveysAnswered, enabled: useMay('ask') }).data ?? []
  const seesNames = useMay('see_customers')
  return (
    <Filters label={say('filters')}>
      {seesNames && (
        <AccountPicker
          label={say('account')}
          placeholder={say('account_type')}
          value={given.account}
          onChange={(account) => onChange({ account })}
        />
      )}
      {surveys.length > 0 && (
        <Select
          label={say('survey')}
          placeholder={say('any')}
          clearable
          data={surveys}
          value={given.survey ?? null}
          onChange={(survey) => onChange({ survey })}
        />
      )}
      <TextInput
        label={say('from')}
        type="date"
        value={given.from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value }, { replace: true })}
      />
      <TextInput
        label={say('until')}
        type="date"
        value={given.until ?? ''}
        onChange={({ currentTarget }) => onChange({ until: currentTarget.value }, { replace: true })}
      />
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
