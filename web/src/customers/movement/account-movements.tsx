import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useContractNames } from '@/customers/contract/names'
import { contractPages } from '@/customers/contract/queries'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { showUndo } from '@/ui/undo'
import { useMovementColumns } from './columns'
import { type Movement, movementPages, useForgetMovement, useTellMovement } from './queries'
import { TellMovement } from './tell-dialog'
import { words } from './words'

const SHOWN = 5

/** Every change of what an account brings, the last one first. */
export function AccountMovements({ account }: { account: string }) {
  const say = useWords(words)
  const pages = useInfiniteQuery(movementPages({ account }, SHOWN))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const mayWrite = useMay('write_customers')
  const columns = useColumns(account, mayWrite)
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  return (
    <Panel title={say('title')} aside={mayWrite && <TellMovement account={account} />}>
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={pages.hasNextPage}
        empty={<p>{say('none')}</p>}
        footer={
          pages.hasNextPage && (
            <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </Panel>
  )
}

function useColumns(account: string, mayWrite: boolean): Column<Movement>[] {
  const say = useWords(words)
  const movement = useMovementColumns()
  const contracts = useInfiniteQuery(contractPages({ account })).data
  const { nameOf } = useContractNames()
  const told = useMemo((): Column<Movement>[] => {
    const known = contracts?.pages.flatMap(({ items }) => items)
    const contractOf = ({ contract }: Movement) => {
      const one = known?.find(({ id }) => id === contract)
      return one && nameOf(one)
    }
    const about: Column<Movement> = { key: 'contract', title: say('contract'), plain: contractOf, cell: contractOf }
    return [...movement.slice(0, 1), about, ...movement.slice(1)]
  }, [movement, contracts, nameOf, say])
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
              cell: (movement) => movement.told && <TakeBack movement={movement} />,
            },
          ]
        : told,
    [told, mayWrite, say],
  )
}

/** Takes back what was told; one press tells it again. */
function TakeBack({ movement }: { movement: Movement }) {
  const say = useWords(words)
  const dates = useDates()
  const forget = useForgetMovement()
  const tell = useTellMovement()
  const onError = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const { id, account_name: _, told: __, made_at: ___, ...said } = movement
  const take = () =>
    forget.mutate(id, {
      onSuccess: () => showUndo(say('taken_back'), say('undo'), () => tell.mutate(said, { onError })),
      onError,
    })
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      loading={forget.isPending}
      aria-label={say('take_back_of', { day: dates.date(movement.on) })}
      onClick={take}
    >
      {say('take_back')}
    </Button>
  )
}
