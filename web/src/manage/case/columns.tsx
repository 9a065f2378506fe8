import { useMemo } from 'react'
import { useWords } from '@/lib/words'
import type { Column } from '@/ui/table/column'
import { Called, ChooseCase } from './called'
import type { ChosenCases } from './chosen'
import styles from './columns.module.css'
import { useDueWords } from './due-words'
import { DueMark, PriorityMark, StateMark } from './marks'
import { nameOf } from './name'
import type { Case } from './queries'
import { words } from './words'

/** What a list of cases shows; with `chosen`, they can be chosen. */
export function useColumns(chosen?: ChosenCases): Column<Case>[] {
  const say = useWords(words)
  const due = useDueWords()
  return useMemo(
    () => [
      ...(chosen ? [choosing(chosen, say)] : []),
      {
        key: 'case',
        title: say('case'),
        card: 'title' as const,
        plain: (one) => `${one.number} ${nameOf(one)}`,
        cell: (one) => <Called one={one} />,
      },
      {
        key: 'due',
        title: say('due_next'),
        plain: (one) => one.due && due(one.due, one.late),
        cell: ({ due, late, replied }) => (
          <>
            <DueMark due={due} late={late} />
            {replied && <div className={styles.replied}>{say('replied')}</div>}
          </>
        ),
      },
      {
        key: 'state',
        title: say('state'),
        plain: ({ state }) => say(state),
        cell: ({ state }) => <StateMark state={state} />,
      },
      {
        key: 'priority',
        title: say('priority'),
        plain: ({ priority }) => say(priority),
        cell: ({ priority }) => <PriorityMark priority={priority} />,
      },
      {
        key: 'owner',
        title: say('owner'),
        plain: ({ owner, team }) => owner?.name ?? team?.name,
        cell: ({ owner, team }) => owner?.name ?? team?.name ?? <em className={styles.nobody}>{say('nobody')}</em>,
      },
      {
        key: 'touchpoint',
        title: say('touchpoint'),
        plain: ({ touchpoint }) => touchpoint?.name ?? touchpoint?.key,
        cell: ({ touchpoint }) => touchpoint && (touchpoint.name ?? touchpoint.key),
      },
    ],
    [say, due, chosen],
  )
}

const choosing = (chosen: ChosenCases, say: (key: 'choose') => string): Column<Case> => ({
  key: 'choose',
  title: say('choose'),
  card: 'action',
  width: 40,
  cell: (one) => <ChooseCase one={one} chosen={chosen} />,
})
