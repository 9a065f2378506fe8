import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { eventNames } from '@/listen/interaction/queries'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { ApplyRules } from './apply'
import { type EventRule, eventRules, makeRule, moveRule, removeRule, sources, useChange } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Which touchpoint and channel events are about: rules in their order. */
export function EventRules() {
  const say = useWords(words)
  const called = useNames()
  const manages = useMay('manage_workspace')
  const { data, error, refetch } = useQuery(eventRules)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <section>
      <h2 className={styles.title}>{say('rules')}</h2>
      <p className={styles.about}>{say('rules_about')}</p>
      {manages && <RuleForm />}
      <DataTable
        label={say('rules')}
        rows={data}
        rowKey={({ id }) => id}
        empty={<p className={styles.about}>{say('rules_none')}</p>}
        columns={[
          { key: 'event', title: say('event'), cell: ({ event }) => event, plain: ({ event }) => event, card: 'title' },
          {
            key: 'when',
            title: say('when'),
            cell: (rule) => <When rule={rule} />,
            plain: ({ conditions }) => JSON.stringify(conditions),
          },
          {
            key: 'touchpoint',
            title: say('touchpoint'),
            cell: ({ touchpoint }) => touchpoint && called('touchpoint', touchpoint),
            plain: ({ touchpoint }) => touchpoint,
          },
          { key: 'channel', title: say('channel'), cell: ({ channel }) => channel, plain: ({ channel }) => channel },
          {
            key: 'more',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: (rule) => manages && <Steps rule={rule} before={data?.[data.indexOf(rule) - 1]} />,
          },
        ]}
      />
      {manages && <ApplyRules />}
    </section>
  )
}

function When({ rule: { source, conditions } }: { rule: EventRule }) {
  const say = useWords(words)
  const parts = conditions.map(({ property, test, value }) =>
    `${property} ${say(`test_${test}`)} ${value ?? ''}`.trim(),
  )
  return [source, ...parts].filter(Boolean).join(', ') || say('always')
}

function Steps({ rule, before }: { rule: EventRule; before: EventRule | undefined }) {
  const say = useWords(words)
  const moving = useChange(moveRule)
  const removing = useChange(removeRule)
  const { id, event: name } = rule
  return (
    <>
      {before && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={say('up_what', { name })}
          onClick={() => moving.mutate({ id, position: before.position })}
        >
          {say('up')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={say('remove_what', { name })}
        onClick={() => removing.mutate(id)}
      >
        {say('remove')}
      </Button>
    </>
  )
}

const BLANK = { event: '', property: '', value: '', channel: '' }

function RuleForm() {
  const say = useWords(words)
  const [given, setGiven] = useState(BLANK)
  const [touchpoint, setTouchpoint] = useState<string | null>(null)
  const [source, setSource] = useState<string | null>(null)
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  const known = useQuery(sources).data ?? []
  const events = useQuery({ ...eventNames, enabled: useMay('read_answers') }).data ?? []
  const making = useChange(makeRule)
  const set = (changes: Partial<typeof BLANK>) => setGiven({ ...given, ...changes })
  const submit = (form: FormEvent) => {
    form.preventDefault()
    const { event, property, value, channel } = given
    const conditions = property ? [{ property, test: 'is' as const, value }] : []
    making.mutate(
      { event, conditions, source, touchpoint, channel: channel || null },
      { onSuccess: () => setGiven(BLANK) },
    )
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <Autocomplete
        withAsterisk={false}
        label={say('event')}
        required
        data={events}
        value={given.event}
        onChange={(event) => set({ event })}
      />
      <Select
        label={say('only_source')}
        placeholder={say('any_source')}
        clearable
        data={known.map(({ key, name }) => ({ value: key, label: name }))}
        value={source}
        onChange={setSource}
      />
      <TextInput
        label={say('property')}
        value={given.property}
        onChange={({ currentTarget }) => set({ property: currentTarget.value })}
      />
      <TextInput
        label={say('value')}
        value={given.value}
        disabled={!given.property}
        onChange={({ currentTarget }) => set({ value: currentTarget.value })}
      />
      <Select
        label={say('touchpoint')}
        clearable
        searchable
        data={places.map(({ key, name }) => ({ value: key, label: name }))}
        value={touchpoint}
        onChange={setTouchpoint}
      />
      <TextInput
        label={say('channel')}
        maxLength={100}
        value={given.channel}
        onChange={({ currentTarget }) => set({ channel: currentTarget.value })}
      />
      <Button type="submit" loading={making.isPending}>
        {say('add_rule')}
      </Button>
    </form>
  )
}
