import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMoneyList } from '@/customers/contract/money-list'
import { useToday } from '@/customers/contract/today'
import { ExportAll } from '@/customers/form/export-all'
import { useAddress } from '@/lib/address'
import { monthStart } from '@/lib/dates'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { useMovementColumns } from './columns'
import styles from './month.module.css'
import { type Movement, movementPages } from './queries'
import { moved } from './sums'
import { words } from './words'

/** What changed in a month in what customers bring. */
export function MonthOfMovements() {
  const say = useWords(words)
  const dates = useDates()
  const told = useMoneyList()
  const today = useToday()
  const [given, go] = useAddress(['month'])
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(given.month ?? '') ? (given.month ?? '') : today.slice(0, 7)
  const first = `${month}-01`
  const pages = useInfiniteQuery(movementPages({ from: first, until: monthStart(first, 1) }, 200))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  const show = (to: string) => go({ month: to.slice(0, 7) }, { replace: true })
  const name = dates.period(month)
  const sum = moved(rows ?? [])
  const sentence = () => {
    if (!rows || pages.isPlaceholderData) return undefined
    if (pages.hasNextPage) return say('sentence_part', { n: rows.length, month: name })
    return rows.length
      ? say('sentence', { month: name, sum: told(sum.all, 'change') })
      : say('nothing', { month: name })
  }
  const whole = rows && rows.length > 0 && !pages.hasNextPage && !pages.isPlaceholderData
  return (
    <>
      <Sentence under={whole ? say('sentence_under', { more: told(sum.more), less: told(sum.less) }) : undefined}>
        {sentence()}
      </Sentence>
      <div className={styles.bar}>
        <ActionIcon aria-label={say('earlier')} onClick={() => show(monthStart(first, -1))}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <TextInput
          type="month"
          label={say('month')}
          value={month}
          onChange={({ currentTarget: { value } }) => value && show(value)}
        />
        <ActionIcon aria-label={say('later')} onClick={() => show(monthStart(first, 1))}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={pages.refetch} />
      ) : (
        <DataTable
          label={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          partial={pages.hasNextPage}
          tools={<ExportAll noun="movements" />}
          footer={
            pages.hasNextPage && (
              <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
            )
          }
        />
      )}
    </>
  )
}

function useColumns(): Column<Movement>[] {
  const say = useWords(words)
  const told = useMovementColumns()
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
      ...told.map((column) => (column.card === 'title' ? { ...column, card: 'line' as const } : column)),
    ],
    [say, told],
  )
}
