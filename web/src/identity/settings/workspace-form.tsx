import { Button, NumberInput, Select, Skeleton, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import styles from './page.module.css'
import { changeWorkspace, useChange, type Workspace, workspace } from './queries'
import { words } from './words'

/** Name, zone, language of numbers, currency, and from how many people a score is shown. */
export function WorkspaceForm() {
  const { data, error, refetch } = useQuery(workspace)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <div className={styles.stack}>
      {data ? <Form key={data.revision} workspace={data} /> : <Skeleton height={440} />}
    </div>
  )
}

const ZONES = Intl.supportedValuesOf('timeZone')
const CURRENCIES = Intl.supportedValuesOf('currency')
const LOCALES = ['en-GB', 'en-US', 'en-IE', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'nl-NL', 'es-ES', 'it-IT']
const holding = (list: readonly string[], one: string) => (list.includes(one) ? list : [one, ...list])

function Form({ workspace: { revision, ...known } }: { workspace: Workspace }) {
  const say = useWords(words)
  const manages = useMay('manage_workspace')
  const [filled, setFilled] = useState(known)
  const saving = useChange(changeWorkspace, 'workspace', 'session', 'ask')
  const refused = saving.error instanceof Refused ? saving.error : undefined
  const set = (change: Partial<typeof known>) => setFilled((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { name, zone, locale, currency, min_people } = filled
    const body = { name, zone, locale, currency, min_people, revision }
    saving.mutate(body, { onSuccess: () => notifications.show({ message: say('saved') }) })
  }
  const choice = (key: 'zone' | 'locale' | 'currency', list: readonly string[]) => (
    <Select
      label={say(key)}
      data={holding(list, known[key])}
      value={filled[key]}
      onChange={(value) => value && set({ [key]: value })}
      error={refused?.at(key)}
      disabled={!manages}
      allowDeselect={false}
      searchable
      limit={60}
    />
  )
  return (
    <form className={styles.column} onSubmit={submit}>
      <TextInput
        label={say('workspace_name')}
        required
        value={filled.name}
        onChange={({ currentTarget: { value } }) => set({ name: value })}
        error={refused?.at('name')}
        disabled={!manages}
      />
      {choice('zone', ZONES)}
      {choice('locale', LOCALES)}
      {choice('currency', CURRENCIES)}
      <NumberInput
        size="sm"
        label={say('min_people')}
        description={say('min_people_about')}
        min={1}
        max={1000}
        value={filled.min_people}
        onChange={(value) => set({ min_people: Number(value) || 1 })}
        error={refused?.at('min_people')}
        disabled={!manages}
      />
      {manages && (
        <div>
          <Button type="submit" loading={saving.isPending}>
            {say('save')}
          </Button>
        </div>
      )}
    </form>
  )
}
