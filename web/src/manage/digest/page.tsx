import { SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Brought } from './brought'
import styles from './digest.module.css'
import { FigureChoice } from './figure'
import { Letters } from './letters'
import { type DigestEvery, type DigestKind, digestNow, EVERY, KINDS } from './queries'
import { words } from './words'

const KEYS = ['kind', 'every'] as const

/** What the last day, week or month brought: for the company, for one's touchpoints, for one's customers. */
export default function DigestsPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const kind: DigestKind = KINDS.find((known) => known === given.kind) ?? 'executive'
  const every: DigestEvery = EVERY.find((known) => known === given.every) ?? 'week'
  const { data, error, refetch } = useQuery(digestNow(kind, every))
  return (
    <>
      <PageHeader title={say('title')} />
      <div className={styles.choice}>
        <SegmentedControl
          aria-label={say('kind')}
          data={KINDS.map((value) => ({ value, label: say(value) }))}
          value={kind}
          onChange={(next) => set({ kind: next })}
        />
        <SegmentedControl
          aria-label={say('every')}
          data={EVERY.map((value) => ({ value, label: say(value) }))}
          value={every}
          onChange={(next) => set({ every: next })}
        />
      </div>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton height={640} />}
      {data && (
        <Brought
          digest={data}
          beside={
            <>
              <Letters kind={kind} every={every} />
              <FigureChoice />
            </>
          }
        />
      )}
    </>
  )
}
