import { Button, Space } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { ProgrammeDialog } from './programme-dialog'
import { type Programme, programmes, type Rates, rates } from './queries'
import { reachedBy } from './reached'
import { StateMark } from './state-mark'
import { useTold } from './use-told'
import { words } from './words'

interface Row {
  one: Programme
  rates: Rates | undefined
}

/** All programmes: what makes each ask, whom, and what came back. */
export default function ProgrammesPage() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(programmes)
  const known = useQueries({ queries: (data ?? []).map(({ id }) => rates(id)) })
  const rows = data?.map((one, at) => ({ one, rates: known[at]?.data }))
  const columns = useColumns()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (rows?.length === 0) return <NoProgrammes />
  const running = rows?.filter(({ one }) => one.state === 'running') ?? []
  const silent = running.filter((row) => row.rates?.finished === 0).length
  return (
    <>
      <PageHeader title={say('title')} actions={<MakeProgramme />} />
      <Sentence under={say('under')}>{rows && say('sentence', { running: running.length, silent })}</Sentence>
      <Space h="md" />
      <DataTable label={say('title')} columns={columns} rows={rows} rowKey={({ one }) => one.id} />
    </>
  )
}

function NoProgrammes() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} actions={<MakeProgramme />} />
      <EmptyState title={say('empty_title')} example={say('example')}>
        {say('empty')}
      </EmptyState>
    </>
  )
}

function MakeProgramme() {
  const say = useWords(words)
  const navigate = useNavigate()
  const manages = useMay('manage_programmes')
  const [making, make] = useState(false)
  if (!manages) return null
  return (
    <>
      <Button onClick={() => make(true)}>{say('add')}</Button>
      {making && (
        <ProgrammeDialog
          onDone={({ id }) => navigate({ to: '/programmes/$id', params: { id } })}
          onClose={() => make(false)}
        />
      )}
    </>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  const number = useNumbers()
  const { surveyOf, audienceOf, triggerOf } = useTold()
  const count = (n: number | undefined) => (n === undefined ? '–' : number.count(n))
  return [
    {
      key: 'name',
      title: say('name'),
      card: 'title',
      plain: ({ one }) => one.name,
      cell: ({ one: { id, name } }) => (
        <TextLink to="/programmes/$id" params={{ id }} dir="auto" inherit>
          {name}
        </TextLink>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      plain: ({ one }) => say(one.state),
      cell: ({ one }) => <StateMark state={one.state} />,
    },
    {
      key: 'trigger',
      title: say('trigger'),
      plain: ({ one }) => triggerOf(one),
      cell: ({ one }) => triggerOf(one),
    },
    { key: 'survey', title: say('survey'), plain: ({ one }) => surveyOf(one), cell: ({ one }) => surveyOf(one) },
    {
      key: 'audience',
      title: say('audience'),
      plain: ({ one }) => audienceOf(one),
      cell: ({ one }) => audienceOf(one),
    },
    {
      key: 'asked',
      title: say('asked'),
      align: 'right',
      plain: (row) => row.rates?.asked,
      cell: (row) => count(row.rates?.asked),
    },
    {
      key: 'answered',
      title: say('answered'),
      align: 'right',
      card: 'hidden',
      plain: (row) => row.rates?.finished,
      cell: (row) => count(row.rates?.finished),
    },
    {
      key: 'rate',
      title: say('response_rate'),
      align: 'right',
      plain: (row) => row.rates?.response_rate,
      cell: (row) => <ResponseRate rates={row.rates} />,
    },
  ]
}

/** A response rate with the people behind it. */
function ResponseRate({ rates: known }: { rates: Rates | undefined }) {
  const say = useWords(words)
  const number = useNumbers()
  if (!known) return '–'
  const reached = reachedBy(known)
  if (reached === 0) return say('nobody_yet')
  return say('of', { finished: number.count(known.finished), reached: number.count(reached) })
}
