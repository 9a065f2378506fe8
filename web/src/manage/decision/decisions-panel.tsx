import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './decision.module.css'
import { DecisionList } from './decision-list'
import { newestDecisions } from './queries'
import { words } from './words'

const SHOWN = 5

/** What was decided last, about one touchpoint or any. */
export function DecisionsPanel({ touchpoint }: { touchpoint?: string | undefined }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(newestDecisions(touchpoint ? { touchpoint } : {}, SHOWN))
  const all = (
    <TextLink to="/decisions" search={(touchpoint ? { touchpoint } : {}) as never} inherit>
      {say('all')}
    </TextLink>
  )
  return (
    <Panel title={say('panel')} aside={data?.length ? all : undefined}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton height={160} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('panel_none')}</p>}
      {data && <DecisionList decisions={data} />}
    </Panel>
  )
}
