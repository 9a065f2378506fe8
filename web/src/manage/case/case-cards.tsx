import { Skeleton } from '@mantine/core'
import { useWords } from '@/lib/words'
import { Called, ChooseCase } from './called'
import styles from './case-cards.module.css'
import type { ChosenCases } from './chosen'
import { DueMark, PriorityMark, StateMark } from './marks'
import type { Case } from './queries'
import { words } from './words'

/** A list of cases on the phone: what is known of each in as few lines as will do. */
export function CaseCards({ rows, chosen }: { rows: readonly Case[] | undefined; chosen: ChosenCases | undefined }) {
  const say = useWords(words)
  if (!rows) return <Skeleton height={480} />
  return (
    <ul className={styles.cards} aria-label={say('title')}>
      {rows.map((one) => (
        <li key={one.id}>
          {chosen && <ChooseCase one={one} chosen={chosen} />}
          <div className={styles.facts}>
            <Called one={one} />
            {one.due && <DueMark due={one.due} late={one.late} />}
            {one.replied && <strong>{say('replied')}</strong>}
            <div className={styles.line}>
              <StateMark state={one.state} />
              {one.priority !== 'normal' && <PriorityMark priority={one.priority} />}
              <span>{one.owner?.name ?? one.team?.name ?? say('nobody')}</span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
