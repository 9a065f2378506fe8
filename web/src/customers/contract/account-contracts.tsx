import { Group } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { ContractActions } from './actions'
import { useContractColumns } from './columns'
import { CreateContract } from './create-dialog'
import { useMoneyList } from './money-list'
import { type Contract, contractPages } from './queries'
import { inOrder, sums } from './terms'
import { useToday } from './today'
import { words } from './words'

/** What an account has agreed to buy, what that brings, and until when. */
export function AccountContracts({ account }: { account: string }) {
  const say = useWords(words)
  const told = useMoneyList()
  const today = useToday()
  const pages = useInfiniteQuery(contractPages({ account }))
  const partial = pages.hasNextPage
  const rows = useMemo(() => {
    const all = pages.data?.pages.flatMap(({ items }) => items)
    return all && (partial ? all : inOrder(all, today))
  }, [pages.data, partial, today])
  const mayWrite = useMay('write_customers')
  const columns = useColumns(mayWrite)
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  const brought = sums(rows ?? [])
  const sum = brought.length > 0 ? say('bring', { money: told(brought) }) : say('bring_nothing')
  return (
    <Panel
      title={say('title')}
      aside={
        <Group gap="sm">
          {rows && rows.length > 0 && !partial && sum}
          {mayWrite && <CreateContract account={account} />}
        </Group>
      }
    >
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={partial}
        empty={
          <p>
            {say('none')} {mayWrite && say('none_about')}
          </p>
        }
        footer={
          partial && (
            <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </Panel>
  )
}

function useColumns(mayWrite: boolean): Column<Contract>[] {
  const say = useWords(words)
  const told = useContractColumns()
  return useMemo(
    () =>
      mayWrite
        ? [
            ...told,
            {
              key: 'actions',
              title: say('actions'),
              card: 'action',
              align: 'right',
              cell: (contract) => <ContractActions contract={contract} />,
            },
          ]
        : told,
    [told, mayWrite, say],
  )
}
