import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './cases-panel.module.css'
import { words as promiseWords } from './promise-words'
import type { CaseWhole } from './queries'
import { words } from './words'

/** What was promised to the customer and by when, and who is told when it is late. */
export function PromisesPanel({ one }: { one: CaseWhole }) {
  const say = useWords(promiseWords)
  const { dues, escalation, service_class, due } = one
  if (dues.length === 0 && !service_class) return null
  return (
    <Panel title={say('title')} aside={service_class?.name}>
      <ul className={styles.list}>
        {dues.map((promised) => (
          <Promised key={`${promised.what} ${promised.due_at}`} promised={promised} />
        ))}
      </ul>
      {due && escalation.length > 0 && (
        <details>
          <summary>{say('escalation')}</summary>
          <ol className={styles.list}>
            {escalation.map((level) => (
              <Level key={level.level} level={level} />
            ))}
          </ol>
        </details>
      )}
    </Panel>
  )
}

function Promised({ promised: { what, due_at, met_at, late } }: { promised: CaseWhole['dues'][number] }) {
  const sayWhat = useWords(words)
  const say = useWords(promiseWords)
  const dates = useDates()
  const kept = met_at ? (late ? 'kept_late' : 'kept') : late ? 'late' : 'due'
  return (
    <li>
      {sayWhat(`what_${what}`)}
      <div className={styles.facts}>
        {say(kept, { due: dates.time(due_at), met: met_at ? dates.time(met_at) : '' })}
      </div>
    </li>
  )
}

function Level({ level: { level, at, ours, theirs, reached } }: { level: CaseWhole['escalation'][number] }) {
  const say = useWords(promiseWords)
  const dates = useDates()
  return (
    <li>
      {say('level', { n: level, name: ours?.name ?? say('nobody') })}
      <div className={styles.facts}>
        {reached ? <span>{say('told')}</span> : at && <span>{dates.time(at)}</span>}
        {theirs?.name && <span dir="auto">{say('speak_with', { name: theirs.name })}</span>}
      </div>
    </li>
  )
}
