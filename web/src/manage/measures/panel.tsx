import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import styles from './measures.module.css'
import { type CaseMeasures, caseMeasures } from './queries'
import { spanOf } from './span'
import { words } from './words'

/** How long it takes until customers hear and are helped, how often in time, and whether they recover: each with n and interval. */
export function CaseMeasuresPanel() {
  const say = useWords(words)
  const { data } = useQuery(caseMeasures)
  if (!data?.opened) return null
  return (
    <div className={styles.panel}>
      <Panel title={say('title')} aside={say('days')}>
        <div className={styles.facts}>
          <Facts
            facts={[
              [say('first_word'), <Took key="first" took={data.first_word} />],
              [say('close'), <Took key="close" took={data.close} />],
              [say('first_word_in_time'), <Share key="word" share={data.first_word_in_time} />],
              [say('in_time'), <Share key="time" share={data.in_time} />],
              [say('recovery'), <Recovered key="recovery" recovery={data.recovery} />],
            ]}
          />
        </div>
        <Anchor href="/docs/metrics/cases" size="sm">
          {say('how')}
        </Anchor>
      </Panel>
    </div>
  )
}

function Took({ took: { n, median_minutes, low, high } }: { took: CaseMeasures['close'] }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const told = (minutes: number) => {
    const { n, unit } = spanOf(minutes)
    return say(unit === 'days' ? 'days_long' : unit, { n: numbers.exact(n) })
  }
  if (median_minutes == null) return say('nothing')
  return (
    <>
      {told(median_minutes)}{' '}
      <Quiet n={n}>{low != null && high != null && say('range', { low: told(low), high: told(high) })}</Quiet>
    </>
  )
}

function Share({ share: { n, share, low, high } }: { share: CaseMeasures['in_time'] }) {
  const say = useWords(words)
  const numbers = useNumbers()
  if (share == null) return say('nothing')
  return (
    <>
      {numbers.value(share * 100, 'percent')}{' '}
      <Quiet n={n}>{low != null && high != null && numbers.range(low * 100, high * 100, 'percent')}</Quiet>
    </>
  )
}

function Recovered({ recovery }: { recovery: CaseMeasures['recovery'] }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const { with_case, without_case, matched, difference } = recovery
  if (!with_case) return say('recovery_none')
  const { n, before, after, change } = with_case
  const told = (value: number) => numbers.value(value, 'scale')
  return (
    <>
      {say('moved', { before: told(before), after: told(after) })}{' '}
      <Quiet n={n}>
        {change.low != null && change.high != null && numbers.range(change.low, change.high, 'scale')}
      </Quiet>
      <div className={styles.quiet}>
        {matched && without_case
          ? say('beside', {
              with: told(matched.after),
              without: told(without_case.after),
              proved: difference?.low != null && difference.low > 0 ? 'yes' : 'no',
            })
          : say('beside_nobody')}
      </div>
    </>
  )
}

function Quiet({ n, children }: { n: number; children: React.ReactNode }) {
  const say = useWords(words)
  return (
    <span className={styles.quiet}>
      {children && <>{children} · </>}
      {say('of', { n })}
    </span>
  )
}
