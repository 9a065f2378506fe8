import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { tryWatch, type WatchPreview, type WatchRule } from './queries'
import styles from './watch.module.css'
import { words } from './words'

/** Firings that are named. */
const NAMED = 5

/** What a rule would have done in the last ninety days, before it does anything. */
export function TryOut({ rule }: { rule: WatchRule }) {
  const say = useWords(words)
  const trying = useMutation({ mutationFn: tryWatch })
  const same = JSON.stringify(trying.variables) === JSON.stringify(rule)
  return (
    <div className={styles.trial}>
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(rule)}>
        {say('try')}
      </Button>
      {trying.error && <ErrorState error={trying.error} />}
      <div role="status">{same && trying.data && <Told tried={trying.data} />}</div>
    </div>
  )
}

function Told({ tried: { fired, firings, now, days, failed } }: { tried: WatchPreview }) {
  const say = useWords(words)
  const dates = useDates()
  if (failed) return <p className={styles.told}>{say('tried_failed', { why: failed })}</p>
  if (fired === null || fired === undefined) return <p className={styles.told}>{say('tried_now', { now })}</p>
  const newest = firings
    .slice(0, NAMED)
    .map(({ at, account_name }) => [dates.day(at), account_name].filter(Boolean).join(' '))
  return (
    <>
      <p className={styles.told}>{say('tried', { n: fired, days, now })}</p>
      {newest.length > 0 && <p className={styles.quiet}>{say('tried_on', { days: newest.join(', ') })}</p>}
    </>
  )
}
