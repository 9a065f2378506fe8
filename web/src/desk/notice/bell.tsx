import { ActionIcon, Button, Drawer, Skeleton, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { pageOf, useRecordName } from '@/desk/record/link'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import styles from './notice.module.css'
import { markRead, type Notice, notices, unread } from './queries'
import { sentence } from './sentence'
import { words } from './words'

/** The bell on every page: how many notices are new, and the list of them. */
export function Bell() {
  const say = useWords(words)
  const numbers = useNumbers()
  const reads = useMay('read_cases')
  const [opened, { open, close }] = useDisclosure()
  const count = useQuery({ ...unread, enabled: reads }).data?.unread ?? 0
  if (!reads) return null
  return (
    <>
      <ActionIcon
        className={styles.bell ?? ''}
        size={44}
        aria-label={say('bell', { count })}
        aria-haspopup="dialog"
        onClick={open}
      >
        <IconBell size={24} stroke={1.5} />
        {count > 0 && (
          <span className={styles.count} aria-hidden="true">
            {count > 99 ? '99+' : numbers.count(count)}
          </span>
        )}
      </ActionIcon>
      <Drawer opened={opened} onClose={close} position="right" size={420} title={say('title')}>
        <List news={count > 0} onGo={close} />
      </Drawer>
    </>
  )
}

function List({ news, onGo }: { news: boolean; onGo: () => void }) {
  const say = useWords(words)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(notices)
  const marking = useChange(markRead, 'notices')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={240} />
  return (
    <>
      {news && (
        <Button variant="default" loading={marking.isPending} onClick={() => marking.mutate(undefined)}>
          {say('all_read')}
        </Button>
      )}
      {data.length === 0 && <p className={styles.none}>{say('none')}</p>}
      <ul className={styles.list}>
        {data.map((notice) => (
          <Row key={notice.id} notice={notice} onGo={onGo} onRead={() => marking.mutate([notice.id])} />
        ))}
      </ul>
      {hasNextPage && <More text={say('earlier')} busy={isFetchingNextPage} onMore={fetchNextPage} />}
    </>
  )
}

function Row({ notice, onGo, onRead }: { notice: Notice; onGo: () => void; onRead: () => void }) {
  const say = useWords(words)
  const dates = useDates()
  const nameOf = useRecordName()
  const navigate = useNavigate()
  const { about, at, kind, read_at } = notice
  const go = () => {
    if (!read_at) onRead()
    const to = about && pageOf(about)
    if (to) navigate({ to, params: { id: about.id } as never })
    else if (kind === 'webhook_failed') navigate({ to: '/settings', search: { tab: 'webhooks' } as never })
    else return
    onGo()
  }
  return (
    <li>
      <UnstyledButton className={styles.notice} data-new={!read_at || undefined} onClick={go}>
        <span className={styles.told} dir="auto">
          {sentence(notice, about ? nameOf(about) : say('a_record'), say)}
        </span>
        <span className={styles.when}>
          {!read_at && <strong className={styles.new}>{say('new')}</strong>} {dates.time(at)}
        </span>
      </UnstyledButton>
    </li>
  )
}
