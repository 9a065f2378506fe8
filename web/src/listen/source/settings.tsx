import { Button, CopyButton, Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { keyOf } from '@/journeys/settings/moved'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { SourceDetails } from './details'
import { Keep } from './keep'
import {
  KINDS,
  makeSource,
  renewKey,
  type Source,
  type SourceKind,
  setClosed,
  setMerges,
  sources,
  useChange,
} from './queries'
import { EventRules } from './rules'
import styles from './settings.module.css'
import { words } from './words'

/** Systems that tell what customers do, what their events are about, and for how long they are kept. */
export function Sources() {
  const manages = useMay('manage_workspace')
  return (
    <div className={styles.stack}>
      {manages && <SourceList />}
      <EventRules />
      {manages && <Keep />}
    </div>
  )
}

function SourceList() {
  const say = useWords(words)
  const dates = useDates()
  const { data, error, refetch } = useQuery(sources)
  const merging = useChange(setMerges)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <section>
      <p className={styles.about}>{say('about')}</p>
      <SourceForm />
      <DataTable
        label={say('sources')}
        rows={data}
        rowKey={({ id }) => id}
        empty={<p className={styles.about}>{say('none')}</p>}
        columns={[
          {
            key: 'name',
            title: say('name'),
            cell: ({ name, kind, closed_at }) => (
              <>
                <div dir="auto">{name}</div>
                <div className={styles.quiet}>
                  {[say(`kind_${kind}`), closed_at && say('closed')].filter(Boolean).join(' · ')}
                </div>
              </>
            ),
            plain: ({ name }) => name,
            card: 'title',
          },
          {
            key: 'write_key',
            title: say('write_key'),
            cell: ({ write_key }) => (
              <>
                <code className={styles.key}>{write_key}</code> <Copied text={write_key} />
              </>
            ),
            width: '30%',
          },
          {
            key: 'taken',
            title: say('taken'),
            cell: (source) => say('counts', counts(source)),
            plain: (source) => counts(source).taken,
          },
          {
            key: 'last_at',
            title: say('last'),
            cell: ({ last_at }) => (last_at ? dates.ago(last_at) : say('never')),
            plain: ({ last_at }) => last_at,
          },
          {
            key: 'merges',
            title: say('merges'),
            cell: ({ id, name, merges }) => (
              <Switch
                aria-label={say('merges_what', { name })}
                checked={merges}
                onChange={({ currentTarget }) => merging.mutate({ id, merges: currentTarget.checked })}
              />
            ),
            plain: ({ merges }) => String(merges),
          },
          {
            key: 'more',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: (source) => <Steps source={source} />,
          },
        ]}
      />
    </section>
  )
}

const counts = ({ calls }: Source) => {
  const all = Object.values(calls)
  return {
    taken: all.reduce((sum, { taken }) => sum + taken, 0),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
  }
}

function Copied({ text }: { text: string }) {
  const say = useWords(words)
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={copy}>
          {say(copied ? 'copied' : 'copy')}
        </Button>
      )}
    </CopyButton>
  )
}

function Steps({ source }: { source: Source }) {
  const say = useWords(words)
  const [shown, setShown] = useState(false)
  const { id, name, closed_at } = source
  const closing = useChange(setClosed)
  const renewing = useChange(renewKey)
  const word = closed_at ? 'open' : 'close'
  return (
    <>
      {shown && <SourceDetails source={source} onClose={() => setShown(false)} />}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={say('change_what', { name })}
        onClick={() => setShown(true)}
      >
        {say('change')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={say('renew_what', { name })}
        onClick={() => renewing.mutate(id)}
      >
        {say('renew')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={say(`${word}_what`, { name })}
        onClick={() => closing.mutate({ id, closed: !closed_at })}
      >
        {say(word)}
      </Button>
    </>
  )
}

function SourceForm() {
  const say = useWords(words)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SourceKind>('segment')
  const making = useChange(makeSource)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    making.mutate({ key: keyOf(name).replaceAll('-', '_'), name, kind }, { onSuccess: () => setName('') })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label={say('name')}
        required
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label={say('kind')}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))}
        value={kind}
        onChange={(value) => value && setKind(value as SourceKind)}
      />
      <Button type="submit" loading={making.isPending}>
        {say('add')}
      </Button>
    </form>
  )
}
