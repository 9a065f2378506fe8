import { useMemo } from 'react'
import styles from '@/customers/contract/end-cell.module.css'
import { words as contractWords } from '@/customers/contract/words'
import { useDates, useMoney } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Column } from '@/ui/table/column'
import type { Movement } from './queries'
import { words } from './words'

/** What lists tell of a movement. */
export function useMovementColumns(): Column<Movement>[] {
  const say = useWords(words)
  const sayContract = useWords(contractWords)
  const dates = useDates()
  const money = useMoney()
  return useMemo(
    () => [
      {
        key: 'kind',
        title: say('kind'),
        card: 'title',
        plain: ({ kind }) => say(kind),
        cell: ({ kind, told }) => (
          <>
            {say(kind)} {told && <span className={styles.over}>({say('told')})</span>}
          </>
        ),
      },
      {
        key: 'amount',
        title: say('amount'),
        align: 'right',
        plain: ({ amount }) => amount,
        cell: ({ amount, currency }) => <span className={styles.nowrap}>{money.change(amount, currency)}</span>,
      },
      { key: 'day', title: say('day'), plain: ({ on }) => on, cell: ({ on }) => dates.date(on) },
      {
        key: 'reason',
        title: say('reason'),
        plain: ({ reason }) => reason && sayContract(reason),
        cell: ({ reason, note }) =>
          (reason || note) && (
            <>
              {reason && sayContract(reason)}
              {note && (
                <span className={styles.quiet} dir="auto">
                  {note}
                </span>
              )}
            </>
          ),
      },
    ],
    [say, sayContract, dates, money],
  )
}
