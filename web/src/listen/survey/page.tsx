import { Space } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { NewSurvey } from './begin/new-survey'
import { NoSurveys } from './begin/no-surveys'
import { type SurveySummary, surveyPages } from './queries'
import { StateMark } from './state-mark'
import { words } from './words'

/** All surveys: which take answers, how many came, and when the last one. */
export default function SurveysPage() {
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const pages = useInfiniteQuery(surveyPages)
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  if (rows?.length === 0) return <NoSurveys />
  const open = rows?.filter(({ state }) => state === 'open') ?? []
  const silent = open.filter(({ responses }) => responses === 0).length
  return (
    <>
      <PageHeader title={say('title')} actions={mayWrite && <NewSurvey />} />
      <Sentence under={say('under')}>{rows && say('sentence', { open: open.length, silent })}</Sentence>
      <Space h="md" />
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={pages.hasNextPage}
        footer={
          pages.hasNextPage && (
            <More text={say('more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </>
  )
}

function useColumns(): Column<SurveySummary>[] {
  const say = useWords(words)
  const dates = useDates()
  const number = useNumbers()
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name }) => name,
        cell: ({ id, name }) => (
          <TextLink to="/surveys/$id" params={{ id }} dir="auto" lineClamp={2} inherit>
            {name}
          </TextLink>
        ),
      },
      {
        key: 'state',
        title: say('state'),
        plain: ({ state }) => say(state),
        cell: ({ state, unpublished, version }) => <StateMark state={state} pending={unpublished && version != null} />,
      },
      {
        key: 'responses',
        title: say('responses'),
        align: 'right',
        plain: ({ responses }) => responses,
        cell: ({ responses }) => number.count(responses),
      },
      {
        key: 'under_way',
        title: say('under_way'),
        align: 'right',
        card: 'hidden',
        plain: ({ under_way }) => under_way,
        cell: ({ under_way }) => number.count(under_way),
      },
      {
        key: 'last',
        title: say('last'),
        plain: ({ last_answered_at }) => last_answered_at,
        cell: ({ last_answered_at: at }) => (at ? `${dates.day(at)}, ${dates.ago(at)}` : say('never')),
      },
    ],
    [say, dates, number],
  )
}
