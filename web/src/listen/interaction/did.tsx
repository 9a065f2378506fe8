import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import styles from './did.module.css'
import { type InteractionFilter, interactionPages } from './queries'
import { words } from './words'

/** What a person or an account did, the latest first; nothing where no source tells. */
export function Did({ of }: { of: Pick<InteractionFilter, 'contact' | 'account'> }) {
  const say = useWords(words)
  const dates = useDates()
  const called = useNames()
  const found = useInfiniteQuery({
    ...interactionPages({ ...of, sort: 'happened' }, 10),
    enabled: useMay('read_answers'),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const done = found.data?.pages.flatMap(({ items }) => items) ?? []
  if (done.length === 0) return null
  return (
    <Panel title={say('did')}>
      <ul className={styles.list}>
        {done.map(({ id, call, event, touchpoint, happened_at }) => (
          <li key={id}>
            <span dir="auto">
              {call === 'track' ? event : `${say(`call_${call as 'page' | 'screen'}`)} ${event}`}
              {touchpoint && <span className={styles.quiet}> · {called('touchpoint', touchpoint)}</span>}
            </span>
            <span className={styles.quiet} title={dates.time(happened_at)}>
              {dates.ago(happened_at)}
            </span>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </Panel>
  )
}
