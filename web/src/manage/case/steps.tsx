import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './case-page.module.css'
import type { CaseWhole } from './queries'
import { useStepWords } from './step-words'
import { words } from './words'

const PRESSING = new Set(['late', 'escalated', 'denied', 'bounced'])

/** What happened with a case, the latest first. */
export function Steps({ one: { steps } }: { one: CaseWhole }) {
  const say = useWords(words)
  const date = useDates()
  const told = useStepWords()
  return (
    <Panel title={say('steps')}>
      <ol className={styles.steps} reversed>
        {steps.toReversed().map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their order, and several may share a moment
          <li key={at} data-pressing={PRESSING.has(step.what)}>
            {told(step)}
            {step.note && (
              <p className={styles.note} dir="auto">
                {step.note}
              </p>
            )}
            <time dateTime={step.at}>
              {date.time(step.at)}, {date.ago(step.at)}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
