import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './decision.module.css'
import type { DecisionWhole } from './queries'
import { words } from './words'

type Step = DecisionWhole['steps'][number]
const FIELDS = ['title', 'note', 'touchpoint', 'owner', 'due_at'] as const

/** What became of a decision, the newest last. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const say = useWords(words)
  const date = useDates()
  return (
    <Panel title={say('steps')}>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their order
          <li key={at}>
            <Told step={step} />{' '}
            <span className={styles.facts}>
              {[date.time(step.at), step.member && say('by', { name: step.member.name })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Told({ step: { what, detail } }: { step: Step }) {
  const say = useWords(words)
  const told = detail as { changed?: string[]; words?: number; to?: string }
  if (what === 'changed') {
    const fields = FIELDS.filter((field) => told.changed?.includes(field)).map((field) => say(`field_${field}`))
    return say('step_changed', { what: fields.join(', ') })
  }
  if (what === 'joined' || what === 'left') return say(`step_${what}`, { n: told.words ?? 0 })
  if (what === 'state') return say('step_state', { to: told.to ?? '' })
  return say('step_noted')
}
