import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
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
import { type Contract, type ContractSums, contractPages, contractSums } from './queries'
import { useToday } from './today'
import { words } from './words'

/** Contracts of all accounts by their next end, and what they bring. */
export function ContractList() {
  const say = useWords(words)
  const today = useToday()
  const [given, set] = useAddress(KEYS)
  const pages = useInfiniteQuery(contractPages(filterOf(given, today)))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const sums = useQuery(contractSums(filterOf(given, today))).data
  const told = useSentence(sums)
  const columns = useColumns()
  const filtered = KEYS.some((key) => given[key])
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  if (rows?.length === 0 && !filtered) return <NoContracts />
  const over = sums?.overdue ?? 0
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

/** What all of them bring, also those that are not shown yet. */
function useSentence(sums: ContractSums | undefined): string | undefined {
  const say = useWords(words)
  const told = useMoneyList()
  if (!sums) return undefined
  const n = sums.contracts
  const brought = sums.yearly.map(({ currency, amount }) => [currency, amount] as const)
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
