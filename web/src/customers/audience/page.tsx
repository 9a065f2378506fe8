import { Button, Space } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import styles from './audience.module.css'
import { AudienceDialog } from './audience-dialog'
import { type Audience, audienceSize, audiences } from './queries'
import { words } from './words'

/** Who is asked or looked at together. */
export default function AudiencesPage() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(audiences)
  const columns = useColumns()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <>
      <PageHeader title={say('title')} actions={<MakeAudience />} />
      {data?.length === 0 ? (
        <EmptyState title={say('empty_title')} example={say('example')}>
          {say('empty')}
        </EmptyState>
      ) : (
        <>
          <Sentence under={say('under')}>{data && say('sentence', { n: data.length })}</Sentence>
          <Space h="md" />
          <DataTable label={say('title')} columns={columns} rows={data} rowKey={({ id }) => id} />
        </>
      )}
    </>
  )
}

function MakeAudience() {
  const say = useWords(words)
  const navigate = useNavigate()
  const mayWrite = useMay('write_customers')
  const [making, make] = useState(false)
  if (!mayWrite) return null
  return (
    <>
      <Button onClick={() => make(true)}>{say('add')}</Button>
      {making && (
        <AudienceDialog
          onDone={({ id }) => navigate({ to: '/audiences/$id', params: { id } })}
          onClose={() => make(false)}
        />
      )}
    </>
  )
}

function useColumns(): Column<Audience>[] {
  const say = useWords(words)
  const dates = useDates()
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name }) => name,
        cell: ({ id, name }) => (
          <TextLink to="/audiences/$id" params={{ id }} dir="auto" inherit>
            {name}
          </TextLink>
        ),
      },
      {
        key: 'kind',
        title: say('kind'),
        width: '40%',
        plain: ({ kind, filter }) => [say(kind), filter].filter(Boolean).join(': '),
        cell: ({ kind, filter }) => (
          <>
            <div>{say(kind)}</div>
            {kind === 'filter' && <code className={styles.code}>{filter || say('everybody')}</code>}
          </>
        ),
      },
      {
        key: 'people',
        title: say('size'),
        align: 'right',
        cell: (one) => <Size of={one} what="people" />,
      },
      {
        key: 'accounts',
        title: say('accounts'),
        align: 'right',
        cell: (one) => <Size of={one} what="accounts" />,
      },
      {
        key: 'changed',
        title: say('changed'),
        plain: ({ changed_at }) => changed_at,
        cell: ({ changed_at }) => dates.day(changed_at),
      },
    ],
    [say, dates],
  )
}

function Size({ of: { id, kind }, what }: { of: Audience; what: 'people' | 'accounts' }) {
  const number = useNumbers()
  const { data } = useQuery(audienceSize(id))
  if (!data || (kind === 'staff' && what === 'accounts')) return '–'
  return number.count(data[what])
}
