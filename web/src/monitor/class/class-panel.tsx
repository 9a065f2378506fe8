import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { showUndo } from '@/ui/undo'
import { ClassMark } from './class-mark'
import styles from './class-panel.module.css'
import { OverrideDialog } from './override-dialog'
import { accountClass, type ClassOut, type ClassStep, releaseAccountClass, setAccountClass } from './queries'
import { words } from './words'

/** What an account is taken for, why, and how it came to it. */
export function ClassPanel({ account }: { account: string }) {
  const say = useWords(words)
  const mayRead = useMay('read_cases')
  const { data, error, refetch } = useQuery({ ...accountClass(account), enabled: mayRead })
  if (!mayRead) return null
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <Panel title={say('class')} aside={data && <Actions account={account} known={data} />}>
      {data ? <Told known={data} /> : <Skeleton height={72} />}
    </Panel>
  )
}

function Told({ known }: { known: ClassOut }) {
  const say = useWords(words)
  const dates = useDates()
  const { language } = useLocale()
  const [first, ...before] = known.history
  return (
    <div className={styles.told}>
      <p className={styles.class}>
        <ClassMark of={known.class} /> {known.since && <span>{say('since', { day: dates.day(known.since) })}</span>}
      </p>
      {known.override && (
        <p dir="auto">{say('by_hand', { day: dates.day(known.override.until), reason: known.override.reason })}</p>
      )}
      {known.override && <p className={styles.quiet}>{say('rules_say', { class: say(known.by_rules) })}</p>}
      <p>{known.sentence ? known.sentence[language] : say('never_looked')}</p>
      {first && before.length > 0 && (
        <details>
          <summary>{say('history')}</summary>
          <ol className={styles.steps}>
            {known.history.map((step) => (
              <Step key={`${step.at} ${step.class}`} step={step} />
            ))}
          </ol>
        </details>
      )}
      <a className={styles.quiet} href="/docs/metrics/classes">
        {say('method')}
      </a>
    </div>
  )
}

function Step({ step }: { step: ClassStep }) {
  const say = useWords(words)
  const dates = useDates()
  const { language } = useLocale()
  const cause = step.cause === 'rules' ? '' : say(`cause_${step.cause}`)
  const why = step.reason ?? (step.cause === 'override' ? '' : (step.sentence?.[language] ?? ''))
  return (
    <li>
      <span className={styles.quiet}>{dates.day(step.at)}</span>{' '}
      {say('step', { was: say(step.was), class: say(step.class) })}
      {cause && `, ${cause}`}
      {why && (
        <p className={styles.quiet} dir="auto">
          {why}
        </p>
      )}
    </li>
  )
}

function Actions({ account, known }: { account: string; known: ClassOut }) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const [asking, ask] = useState(false)
  const releasing = useChange(releaseAccountClass, 'classes', 'accounts')
  const setting = useChange(setAccountClass, 'classes', 'accounts')
  if (!mayWrite) return null
  const was = known.override
  const again = () => was && setting.mutate({ id: account, class: was.class, reason: was.reason, until: was.until })
  const release = () => releasing.mutate(account, { onSuccess: () => showUndo(say('released'), say('undo'), again) })
  return (
    <>
      {was ? (
        <Button variant="default" size="compact-sm" loading={releasing.isPending} onClick={release}>
          {say('release')}
        </Button>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => ask(true)}>
          {say('set')}
        </Button>
      )}
      {asking && <OverrideDialog account={account} present={known.class} onClose={() => ask(false)} />}
    </>
  )
}
