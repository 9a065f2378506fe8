import { Tabs } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAddress } from '@/lib/address'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { WatchList } from '@/monitor/watch/list'
import { watches } from '@/monitor/watch/queries'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import styles from './alert.module.css'
import { type Alert, type AlertState, alerts, STATES } from './queries'
import { useTold } from './told'
import { WayMark } from './way-mark'
import { words } from './words'

const TABS = [...STATES, 'watches'] as const

/** What became so: the alerts that wait, those somebody knows of, those that are over, and what is watched. */
export default function AlertsPage() {
  const say = useWords(words)
  const [{ tab }, go] = useAddress(['tab'])
  const shown = TABS.find((key) => key === tab) ?? 'open'
  return (
    <>
      <PageHeader title={say('title')} about={say('about')} />
      <Tabs value={shown} onChange={(key) => go({ tab: key === 'open' ? null : key })} keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {STATES.map((state) => (
          <Tabs.Panel key={state} value={state}>
            <AlertList state={state} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="watches">
          <WatchList />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function AlertList({ state }: { state: AlertState }) {
  const say = useWords(words)
  const pages = useInfiniteQuery(alerts(state))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  const watched = useQuery(watches).data
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  const none = rows?.length === 0
  if (none && state === 'open' && watched?.length === 0) return <WatchList />
  const sentence = state !== 'open' ? 'sentence_other' : pages.hasNextPage ? 'sentence_more' : 'sentence'
  return (
    <>
      <Sentence under={none && say('none')}>{rows && say(sentence, { n: rows.length })}</Sentence>
      {!none && (
        <DataTable
          label={say(state)}
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
      )}
    </>
  )
}

function useColumns(): Column<Alert>[] {
  const say = useWords(words)
  const dates = useDates()
  const told = useTold()
  return useMemo(
    () => [
      {
        key: 'what',
        title: say('what'),
        card: 'title',
        plain: told,
        cell: (alert) => (
          <span className={styles.what}>
            <WayMark way={alert.way} good={alert.good} />
            <TextLink to="/alerts/$id" params={{ id: alert.id }} dir="auto" inherit>
              {told(alert)}
            </TextLink>
          </span>
        ),
      },
      { key: 'watch', title: say('watch'), plain: ({ watch }) => watch.name, cell: ({ watch }) => watch.name },
      {
        key: 'since',
        title: say('since'),
        plain: ({ fired_at }) => fired_at,
        cell: ({ fired_at, times }) =>
          times > 1 ? `${dates.ago(fired_at)} · ${say('times', { n: times })}` : dates.ago(fired_at),
      },
    ],
    [say, dates, told],
  )
}
