import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useContractNames } from '@/customers/contract/names'
import { contractPages } from '@/customers/contract/queries'
import { useToday } from '@/customers/contract/today'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { caseCounts } from '@/manage/case/queries'
import styles from './glance.module.css'
import { nextEnd } from './next-end'
import { words } from './words'

/** What one should know of an account before one speaks with its people: when its contract ends, and what is open with us. */
export function Glance({ account }: { account: string }) {
  const say = useWords(words)
  const date = useDates()
  const today = useToday()
  const contracts = useInfiniteQuery(contractPages({ account })).data?.pages.flatMap(({ items }) => items) ?? []
  const counts = useQuery({ ...caseCounts({ account, open: true }), enabled: useMay('read_cases') }).data
  const { nameOf } = useContractNames()
  const next = nextEnd(contracts, today)
  const told = [
    next &&
      say(next.kind === 'overdue' ? 'overdue' : 'ends', {
        name: nameOf(next.contract),
        day: date.date(next.on),
        ago: date.inDays(next.days),
      }),
    counts && say('cases', { open: counts.open, late: counts.late }),
    counts && counts.replied > 0 && say('replied', { n: counts.replied }),
  ].filter(Boolean)
  if (told.length === 0) return null
  return (
    <p className={styles.glance} title={say('glance')}>
      {told.join(' ')}
    </p>
  )
}
