import { useMemo } from 'react'
import { useDates, useMoney, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Column } from '@/ui/table/column'
import { EndCell, NoticeCell } from './end-cell'
import styles from './end-cell.module.css'
import { useContractNames } from './names'
import type { Contract } from './queries'
import { shownTerms } from './terms'
import { words } from './words'

/** What lists tell of a contract, in the order in which one asks. */
export function useContractColumns(): Column<Contract>[] {
  const say = useWords(words)
  const dates = useDates()
  const money = useMoney()
  const number = useNumbers()
  const { nameOf, offeringOf } = useContractNames()
  return useMemo(() => {
    const quantityOf = (one: Contract) => shownTerms(one)?.quantity
    const byItself = ({ renews, term_months: n }: Contract) => say(renews && n ? 'for_months' : 'no', { n: n ?? 0 })
    return [
      {
        key: 'contract',
        title: say('contract'),
        card: 'title',
        plain: nameOf,
        cell: (one) => (
          <>
            <span dir="auto">{nameOf(one)}</span>
            {one.name && offeringOf(one) && <span className={styles.quiet}>{offeringOf(one)}</span>}
          </>
        ),
      },
      {
        key: 'quantity',
        title: say('quantity'),
        align: 'right',
        plain: quantityOf,
        cell: (one) => {
          const quantity = quantityOf(one)
          return quantity === null || quantity === undefined ? '–' : number.exact(quantity)
        },
      },
      {
        key: 'amount',
        title: say('amount'),
        align: 'right',
        cell: (one) => {
          const terms = shownTerms(one)
          if (!terms) return null
          const amount = money.write(terms.amount, one.currency)
          return <span className={styles.nowrap}>{say(`per_${terms.every}`, { amount })}</span>
        },
      },
      {
        key: 'yearly',
        title: say('yearly'),
        align: 'right',
        plain: ({ now }) => now?.yearly ?? 0,
        cell: ({ now, currency }) =>
          now ? (
            <span className={styles.nowrap}>{money.write(now.yearly, currency)}</span>
          ) : (
            <span className={styles.over}>{say('nothing_now')}</span>
          ),
      },
      {
        key: 'begins',
        title: say('begins'),
        plain: ({ starts_on }) => starts_on,
        cell: ({ starts_on }) => dates.date(starts_on),
      },
      {
        key: 'next_end',
        title: say('next_end'),
        plain: ({ next_end }) => next_end,
        cell: (one) => <EndCell contract={one} />,
      },
      {
        key: 'notice',
        title: say('notice'),
        plain: ({ notice_by }) => notice_by,
        cell: (one) => <NoticeCell contract={one} />,
      },
      { key: 'by_itself', title: say('by_itself'), plain: byItself, cell: byItself },
    ]
  }, [say, dates, money, number, nameOf, offeringOf])
}
