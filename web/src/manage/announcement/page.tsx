import { Anchor, Button, Space, Switch } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import styles from './announcement.module.css'
import { type Announcement, announcementPages, newsPage, setNewsPage } from './queries'
import { words } from './words'

/** What customers are told became of their words. */
export default function AnnouncementsPage() {
  const say = useWords(words)
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(announcementPages)
  const rows = data?.pages.flatMap(({ items }) => items)
  const columns = useColumns()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (rows?.length === 0) return <NoAnnouncements />
  const shown = rows?.filter(({ state }) => state === 'decided' || state === 'done').length ?? 0
  const drafts = rows?.filter(({ state }) => state === 'draft').length ?? 0
  return (
    <>
      <PageHeader title={say('title')} />
      <Sentence under={say('under')}>{rows && say('sentence', { shown, drafts })}</Sentence>
      <Space h="md" />
      <DataTable label={say('title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {hasNextPage && <More text={say('more')} busy={isFetching} onMore={() => fetchNextPage()} />}
      <Space h="xl" />
      <ThePage />
    </>
  )
}

/** The newest moment at which everybody could read it. */
export const shownSince = ({ decided_at, done_at }: Announcement) => done_at ?? decided_at

function useColumns(): Column<Announcement>[] {
  const say = useWords(words)
  const date = useDates()
  const number = useNumbers()
  const titleOf = ({ texts }: Announcement) => texts[0]?.title ?? '–'
  const lettersOf = ({ letters }: Announcement) => letters.decided + letters.done
  return [
    {
      key: 'title',
      title: say('name'),
      card: 'title',
      plain: titleOf,
      cell: (row) => (
        <TextLink to="/announcements/$id" params={{ id: row.id }} dir="auto" inherit>
          {titleOf(row)}
        </TextLink>
      ),
    },
    { key: 'state', title: say('state'), plain: ({ state }) => say(state), cell: ({ state }) => say(state) },
    {
      key: 'decision',
      title: say('decision'),
      plain: ({ decision }) => decision.title,
      cell: ({ decision }) => (
        <TextLink to="/decisions/$id" params={{ id: decision.id }} dir="auto" inherit>
          {decision.title}
        </TextLink>
      ),
    },
    {
      key: 'letters',
      title: say('letters'),
      align: 'right',
      plain: lettersOf,
      cell: (row) => number.count(lettersOf(row)),
    },
    {
      key: 'changed',
      title: say('changed'),
      plain: ({ changed_at }) => changed_at,
      cell: ({ changed_at }) => date.day(changed_at),
    },
  ]
}

/** Whether anybody, and search engines, may read the page. */
function ThePage() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const { data } = useQuery(newsPage)
  const setting = useChange(setNewsPage, 'announcements')
  if (!data) return null
  const { open, indexed, address, revision } = data
  const set = (part: Partial<{ open: boolean; indexed: boolean }>) =>
    setting.mutate({ open, indexed, revision, ...part })
  return (
    <Panel title={say('the_page')}>
      <div className={styles.switches}>
        <p className={styles.quiet}>{say('page_note')}</p>
        <Switch
          label={say('page_open')}
          checked={open}
          disabled={!manages || setting.isPending}
          onChange={({ currentTarget }) => set({ open: currentTarget.checked })}
        />
        <Switch
          label={say('page_indexed')}
          checked={indexed}
          disabled={!manages || !open || setting.isPending}
          onChange={({ currentTarget }) => set({ indexed: currentTarget.checked })}
        />
        {open && (
          <Anchor href={address} target="_blank" rel="noreferrer" inherit>
            {say('page_look')}
          </Anchor>
        )}
      </div>
    </Panel>
  )
}

function NoAnnouncements() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/decisions">
            {say('to_decisions')}
          </Button>
        }
        example={say('example')}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
