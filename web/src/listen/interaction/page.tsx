import { Button, Select, Tabs } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { AboutFilters } from '@/listen/filter/about-filters'
import { sources } from '@/listen/source/queries'
import { Choice } from '@/ui/choice'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { Folded } from '@/ui/folded'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { DataTable } from '@/ui/table/data-table'
import styles from './page.module.css'
import { eventNames, interactionPages, refusedPages } from './queries'
import { WhoDid } from './who'
import { words } from './words'

const FILTERS = ['source', 'event', 'touchpoint', 'person', 'known'] as const
const KEYS = ['tab', ...FILTERS] as const
type Given = Partial<Record<(typeof KEYS)[number], string>>
type Set = (changes: Partial<Record<(typeof KEYS)[number], string | null>>) => void

/** What came in from sources, and what was not taken in. */
export default function InteractionsPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const manages = useMay('manage_workspace')
  const known = useQuery({ ...sources, enabled: manages }).data ?? []
  const nameOf = (key: string) => known.find((source) => source.key === key)?.name ?? key
  const tab = given.tab === 'refused' ? 'refused' : 'came'
  return (
    <>
      <PageHeader title={say('title')} about={say('about')} />
      <Tabs value={tab} onChange={(to) => set({ tab: to === 'refused' ? to : null })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="came">{say('came')}</Tabs.Tab>
          <Tabs.Tab value="refused">{say('refused')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="came" className={styles.part ?? ''}>
          <Came
            given={given}
            onChange={set}
            known={known.map(({ key, name }) => ({ value: key, label: name }))}
            nameOf={nameOf}
          />
        </Tabs.Panel>
        <Tabs.Panel value="refused" className={styles.part ?? ''}>
          <Refused source={given.source} nameOf={nameOf} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

interface CameProps {
  given: Given
  onChange: Set
  known: { value: string; label: string }[]
  nameOf: (key: string) => string
}

function Came({ given, onChange, known, nameOf }: CameProps) {
  const say = useWords(words)
  const dates = useDates()
  const called = useNames()
  const filter = {
    ...(given.source ? { source: given.source } : {}),
    ...(given.event ? { event: given.event } : {}),
    ...(given.touchpoint ? { touchpoint: given.touchpoint } : {}),
    ...(given.person ? { contact: given.person } : {}),
    ...(given.known ? { known: given.known === 'yes' } : {}),
  }
  const found = useInfiniteQuery(interactionPages(filter))
  const events = useQuery(eventNames).data ?? []
  const used = FILTERS.filter((key) => given[key]).length
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const rows = found.data?.pages.flatMap(({ items }) => items)
  if (rows?.length === 0 && used === 0) return <NothingYet />
  return (
    <>
      <Filters label={say('filters')} used={used}>
        <Choice label={say('event')} data={events} value={given.event} onChange={(event) => onChange({ event })} />
        {known.length > 0 && (
          <Choice label={say('source')} data={known} value={given.source} onChange={(source) => onChange({ source })} />
        )}
        <AboutFilters by={['touchpoint', 'person']} given={given} onChange={onChange} />
        <Select
          label={say('who')}
          allowDeselect={false}
          data={(['all', 'yes', 'no'] as const).map((value) => ({ value, label: say(`known_${value}`) }))}
          value={given.known ?? 'all'}
          onChange={(value) => onChange({ known: value === 'all' ? null : value })}
        />
      </Filters>
      <DataTable
        label={say('events')}
        rows={rows}
        rowKey={({ id }) => id}
        partial={found.hasNextPage}
        empty={<p className={styles.quiet}>{say('none_like_this')}</p>}
        columns={[
          {
            key: 'event',
            title: say('event'),
            cell: ({ event }) => <span dir="auto">{event}</span>,
            plain: ({ event }) => event,
            card: 'title',
          },
          {
            key: 'who',
            title: say('who'),
            cell: (done) => <WhoDid done={done} />,
            plain: ({ contact, visitor }) => contact?.name ?? contact?.id ?? visitor,
          },
          {
            key: 'touchpoint',
            title: say('touchpoint'),
            cell: ({ touchpoint }) => touchpoint && called('touchpoint', touchpoint),
            plain: ({ touchpoint }) => touchpoint,
          },
          {
            key: 'source',
            title: say('source'),
            cell: ({ source }) => nameOf(source),
            plain: ({ source }) => source,
          },
          {
            key: 'happened_at',
            title: say('when'),
            cell: ({ happened_at }) => dates.time(happened_at),
            plain: ({ happened_at }) => happened_at,
          },
          {
            key: 'properties',
            title: say('properties'),
            cell: ({ properties }) => <code className={styles.code}>{inWords(properties)}</code>,
            plain: ({ properties }) => JSON.stringify(properties),
            width: '28%',
          },
        ]}
      />
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </>
  )
}

const inWords = (properties: object) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 200)

function NothingYet() {
  const say = useWords(words)
  const manages = useMay('manage_workspace')
  return (
    <EmptyState
      title={say('none_title')}
      action={
        manages && (
          <Button component={Link} to="/settings" search={{ tab: 'sources' } as never}>
            {say('to_sources')}
          </Button>
        )
      }
    >
      {say('none')}
    </EmptyState>
  )
}

function Refused({ source, nameOf }: { source: string | undefined; nameOf: (key: string) => string }) {
  const say = useWords(words)
  const dates = useDates()
  const found = useInfiniteQuery(refusedPages(source))
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  return (
    <>
      <p className={styles.quiet}>{say('refused_about')}</p>
      <DataTable
        label={say('refused')}
        rows={found.data?.pages.flatMap(({ items }) => items)}
        rowKey={({ id }) => id}
        partial={found.hasNextPage}
        empty={<p className={styles.quiet}>{say('nothing_refused')}</p>}
        columns={[
          {
            key: 'reason',
            title: say('reason'),
            cell: ({ reason }) => <span dir="auto">{reason}</span>,
            plain: ({ reason }) => reason,
            card: 'title',
            width: '36%',
          },
          {
            key: 'source',
            title: say('source'),
            cell: ({ source }) => nameOf(source),
            plain: ({ source }) => source,
          },
          { key: 'at', title: say('when'), cell: ({ at }) => dates.time(at), plain: ({ at }) => at },
          {
            key: 'payload',
            title: say('payload'),
            cell: ({ payload }) =>
              payload && (
                <Folded>
                  <code className={styles.code}>{payload}</code>
                </Folded>
              ),
            plain: ({ payload }) => payload,
            width: '36%',
          },
        ]}
      />
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </>
  )
}
