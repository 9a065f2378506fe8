import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './alert.module.css'
import { alertsOf } from './queries'
import { useTold } from './told'
import { WayMark } from './way-mark'
import { words } from './words'

/** What is so of an account and watched, as long as it is not over. */
export function AccountAlerts({ account }: { account: string }) {
  const say = useWords(words)
  const dates = useDates()
  const told = useTold()
  const { data, error, refetch } = useQuery({ ...alertsOf(account), enabled: useMay('read_cases') })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data || data.length === 0) return null
  return (
    <Panel title={say('title')}>
      <ul className={styles.list}>
        {data.map((alert) => (
          <li key={alert.id}>
            <span className={styles.what}>
              <WayMark way={alert.way} good={alert.good} />
              <TextLink to="/alerts/$id" params={{ id: alert.id }} dir="auto" inherit>
                {told(alert)}
              </TextLink>
            </span>
            <div className={styles.quiet}>
              {[say(alert.state), dates.ago(alert.fired_at), alert.watch.name].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
