import { Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAddress } from '@/lib/address'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { More } from '@/ui/more'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { ClassMark } from './class-mark'
import { CLASSES } from './moves'
import { type Classed, classed } from './queries'
import { words } from './words'

/** Customers with their classes, those who moved last first. */
export function ClassList() {
  const say = useWords(words)
  const [given, go] = useAddress(['class'])
  const which = CLASSES.find((one) => one === given.class)
  const pages = useInfiniteQuery(classed(which))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  return (
    <>
      <Sentence>{rows && say('sentence_list', { n: rows.length })}</Sentence>
      <Filters label={say('class')} used={which ? 1 : 0}>
        <Select
          label={say('class')}
          placeholder={say('any')}
          clearable
          data={CLASSES.map((value) => ({ value, label: say(value) }))}
          value={which ?? null}
          onChange={(value) => go({ class: value })}
        />
      </Filters>
      <DataTable
        label={say('customers')}
        columns={columns}
        rows={rows}
        rowKey={({ account, contact }) => account ?? contact ?? ''}
        partial={pages.hasNextPage}
        empty={<EmptyState title={say('none_title')}>{say('none')}</EmptyState>}
        footer={
          pages.hasNextPage && (
            <More text={say('more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </>
  )
}

function useColumns(): Column<Classed>[] {
  const say = useWords(words)
  const dates = useDates()
  const { language } = useLocale()
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name }) => name,
        cell: (one) => <Customer one={one} />,
      },
      {
        key: 'class',
        title: say('class'),
        plain: (one) => say(one.class),
        cell: (one) => <ClassMark of={one.class} />,
      },
      {
        key: 'since',
        title: say('moved_on'),
        plain: ({ since }) => since,
        cell: ({ since }) => since && dates.day(since),
      },
      {
        key: 'why',
        title: say('why'),
        plain: ({ sentence }) => sentence?.[language],
        cell: ({ sentence }) => sentence?.[language] ?? say('never_looked'),
      },
    ],
    [say, dates, language],
  )
}

/** The name of a customer as the way to its page. */
function Customer({ one: { account, contact, name } }: { one: Classed }) {
  const say = useWords(words)
  const shown = name || say('unnamed')
  return account ? (
    <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" inherit>
      {shown}
    </TextLink>
  ) : (
    <TextLink to="/contacts/$id" params={{ id: contact ?? '' }} dir="auto" inherit>
      {shown}
    </TextLink>
  )
}
