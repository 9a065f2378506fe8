import { Anchor, Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useMoneyList } from '@/customers/contract/money-list'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import { atStake } from './at-stake'
import { Deciders } from './deciders'
import styles from './page.module.css'
import { anyAccount, silentAccounts } from './queries'
import { SilentTable } from './silent-table'
import { words } from './words'

/** Who says nothing any more, and who should have been heard. */
export default function SilencePage() {
  const say = useWords(words)
  const told = useMoneyList()
  const pages = useInfiniteQuery(silentAccounts)
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const some = useQuery({ ...anyAccount, enabled: rows?.length === 0 }).data
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  if (some === false)
    return (
      <>
        <PageHeader title={say('title')} about={say('about')} />
        <EmptyState
          title={say('no_accounts_title')}
          action={
            <Button component={Link} to="/import">
              {say('bring_in')}
            </Button>
          }
        >
          {say('no_accounts')}
        </EmptyState>
      </>
    )
  const sums = atStake(rows ?? [])
  const money = sums.length > 0 ? told(sums) : 'none'
  const sentence = rows && say(pages.hasNextPage ? 'sentence_more' : 'sentence', { n: rows.length, money })
  return (
    <>
      <PageHeader title={say('title')} about={say('about')} />
      <Sentence
        under={
          <Anchor href="/docs/metrics/silence" inherit>
            {say('method')}
          </Anchor>
        }
      >
        {sentence}
      </Sentence>
      <div className={styles.panels}>
        <Panel title={say('accounts')}>
          <SilentTable
            rows={rows}
            more={pages.hasNextPage}
            busy={pages.isFetchingNextPage}
            onMore={() => pages.fetchNextPage()}
          />
        </Panel>
        <Deciders />
      </div>
    </>
  )
}
