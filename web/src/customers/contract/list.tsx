import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ExportAll } from '@/customers/form/export-all'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { useContractColumns } from './columns'
import { ContractFilters, filterOf, KEYS } from './filters'
import { useMoneyList } from './money-list'
import { type Contract, contractPages } from './queries'
import { endOf, sums } from './terms'
import { useToday } from './today'
import { words } from './words'

/** Contracts of all accounts by their next end, and what they bring. */
export function ContractList() {
  const say = useWords(words)
  const today = useToday()
  const [given, set] = useAddress(KEYS)
  const pages = useInfiniteQuery(contractPages(filterOf(given, today)))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const told = useSentence(rows, pages.hasNextPage)
  const columns = useColumns()
  const filtered = KEYS.some((key) => given[key])
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  if (rows?.length === 0 && !filtered) return <NoContracts />
  const over = rows?.filter((one) => endOf(one, today).kind === 'overdue').length ?? 0
  return (
    <>
      <Sentence under={over > 0 ? say('sentence_over', { n: over }) : say('about')}>{told}</Sentence>
      <ContractFilters given={given} onChange={set} />
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={pages.hasNextPage}
        tools={<ExportAll noun="contracts" />}
        empty={
          <EmptyState
            title={say('nothing_title')}
            action={
              <Button variant="default" onClick={() => set({ running: null, offering: null, within: null })}>
                {say('clear')}
              </Button>
            }
          >
            {say('nothing')}
          </EmptyState>
        }
        footer={
          pages.hasNextPage && (
            <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </>
  )
}

/** What all that are shown bring; a part of a list is not summed. */
function useSentence(rows: readonly Contract[] | undefined, partial: boolean): string | undefined {
  const say = useWords(words)
  const told = useMoneyList()
  if (!rows) return undefined
  const n = rows.length
  if (partial) return say('sentence_part', { n })
  const brought = sums(rows)
  return brought.length ? say('sentence', { n, money: told(brought) }) : say('sentence_none', { n })
}

function useColumns(): Column<Contract>[] {
  const say = useWords(words)
  const told = useContractColumns()
  return useMemo(
    () => [
      {
        key: 'account',
        title: say('account'),
        card: 'title',
        plain: ({ account_name }) => account_name,
        cell: ({ account, account_name }) => (
          <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" lineClamp={2} inherit>
            {account_name}
          </TextLink>
        ),
      },
      ...told
        .filter(({ key }) => key !== 'begins')
        .map((column) => (column.card === 'title' ? { ...column, card: 'line' as const } : column)),
    ],
    [say, told],
  )
}

function NoContracts() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('empty_title')}
      action={
        <Button component={Link} to="/import">
          {say('import')}
        </Button>
      }
      example={say('example')}
    >
      {say('empty')}
    </EmptyState>
  )
}
