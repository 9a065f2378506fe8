import { Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { type AffectedAt, type AffectedCustomer, affected } from './queries'
import { ReachOutToAll } from './reach-out-to-all'
import { words } from './words'

interface Props {
  at: AffectedAt
  /** What the touchpoint is called. */
  place: string
}

/** Others affected: who went through a touchpoint and said nothing, with one button to reach out to all of them. */
export function AffectedPanel({ at, place }: Props) {
  const say = useWords(words)
  const dates = useDates()
  const mayRead = useMay('read_cases')
  const pages = useInfiniteQuery({ ...affected(at), enabled: mayRead })
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  if (!mayRead) return null
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  const known = pages.data?.pages[0]
  const within = at.from !== undefined && at.until !== undefined
  const days = within ? { from: dates.day(at.from ?? ''), until: dates.day(at.until ?? '') } : {}
  return (
    <Panel
      title={say('title')}
      aside={known && known.people > 0 && <ReachOutToAll at={at} place={place} n={known.customers} />}
    >
      {!known && <Skeleton height={120} />}
      {known?.people === 0 && <p>{say(within ? 'nobody_window' : 'nobody', days)}</p>}
      {known && known.people > 0 && (
        <>
          <p>{say(within ? 'told_window' : 'told', { people: known.people, accounts: known.accounts, ...days })}</p>
          <DataTable
            label={say('title')}
            columns={columns}
            rows={rows}
            rowKey={({ contact }) => contact}
            partial={pages.hasNextPage}
            empty={null}
            footer={
              pages.hasNextPage && (
                <More text={say('more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
              )
            }
          />
        </>
      )}
    </Panel>
  )
}

function useColumns(): Column<AffectedCustomer>[] {
  const say = useWords(words)
  const dates = useDates()
  return useMemo(
    () => [
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
        title: say('account'),
        plain: ({ account_name }) => account_name,
        cell: ({ account, account_name }) =>
          account && (
            <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" inherit>
              {account_name}
            </TextLink>
          ),
      },
      { key: 'times', title: say('times'), align: 'right', plain: ({ times }) => times, cell: ({ times }) => times },
      {
        key: 'last',
        title: say('last'),
        plain: ({ last_at }) => last_at,
        cell: ({ last_at }) => dates.day(last_at),
      },
    ],
    [say, dates],
  )
}
