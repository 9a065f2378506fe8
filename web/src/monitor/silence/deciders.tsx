import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { type UnheardDecider, unheardDeciders } from './queries'
import { ReachOut } from './reach-out'
import { words } from './words'

/** People who decide and were not heard: before a contract ends, or after they used to speak. */
export function Deciders() {
  const say = useWords(words)
  const pages = useInfiniteQuery(unheardDeciders)
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  return (
    <Panel title={say('deciders')}>
      <DataTable
        label={say('deciders')}
        columns={columns}
        rows={rows}
        rowKey={({ contact }) => contact}
        partial={pages.hasNextPage}
        empty={<p>{say('nobody_missed')}</p>}
        footer={
          pages.hasNextPage && (
            <More text={say('more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </Panel>
  )
}

function useColumns(): Column<UnheardDecider>[] {
  const say = useWords(words)
  const dates = useDates()
  return useMemo(() => {
    const why = ({ next_end }: UnheardDecider) =>
      next_end ? say('before_renewal', { day: dates.day(next_end) }) : say('gone_quiet')
    return [
      {
        key: 'person',
        title: say('person'),
        card: 'title',
        plain: ({ name }) => name,
        cell: ({ contact, name }) => (
          <TextLink to="/contacts/$id" params={{ id: contact }} dir="auto" inherit>
            {name || say('a_person')}
          </TextLink>
        ),
      },
      {
        key: 'account',
        title: say('name'),
        plain: ({ account_name }) => account_name,
        cell: ({ account, account_name }) => (
          <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" inherit>
            {account_name}
          </TextLink>
        ),
      },
      { key: 'why', title: say('why'), plain: why, cell: why },
      {
        key: 'heard',
        title: say('heard'),
        plain: ({ heard_at }) => heard_at,
        cell: ({ heard_at }) => (heard_at ? dates.day(heard_at) : say('never')),
      },
      {
        key: 'call',
        title: '',
        card: 'action',
        cell: ({ contact, name }) => <ReachOut about={contact} name={name || say('a_person')} />,
      },
    ]
  }, [say, dates])
}
