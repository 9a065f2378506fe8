import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './alert.module.css'
import type { AlertStep } from './queries'
import { words } from './words'

/** What happened to an alert, the newest first. */
export function Steps({ steps }: { steps: readonly AlertStep[] }) {
  const say = useWords(words)
  const dates = useDates()
  const told = ({ what, by, until }: AlertStep) => {
    const who = by?.name ?? say('somebody_of_us')
    if (what === 'resolved' && !by) return say('step_over')
    if (what === 'muted')
      return until ? say('step_muted', { by: who, day: dates.day(until) }) : say('step_unmuted', { by: who })
    return say(`step_${what}`, { by: who })
  }
  return (
    <Panel title={say('history')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.what}`}>
            {told(step)}
            <div className={styles.quiet}>{dates.time(step.at)}</div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
