import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './end-cell.module.css'
import type { Contract } from './queries'
import { endOf, noticeOf } from './terms'
import { useToday } from './today'
import { words } from './words'

/** When a contract ends as far as is known, and how far that is away. */
export function EndCell({ contract }: { contract: Contract }) {
  const say = useWords(words)
  const dates = useDates()
  const end = endOf(contract, useToday())
  if (end.kind === 'open') return <span className={styles.over}>{say('open')}</span>
  const day = dates.date(end.on)
  if (end.kind === 'overdue') return <Warn>{say('overdue', { day })}</Warn>
  const { ended } = contract
  return (
    <>
      <span className={end.kind === 'ended' ? styles.over : styles.line}>
        {end.kind === 'agreed' ? day : say(end.kind, { day })}
      </span>
      <span className={styles.quiet}>
        {end.kind !== 'ended' && dates.inDays(end.days)}
        {end.kind === 'ends' && ' · '}
        {ended && say(ended.reason)}
      </span>
      {ended?.note && (
        <span className={styles.quiet} dir="auto">
          {ended.note}
        </span>
      )}
    </>
  )
}

/** Until when notice can be given; near days are told apart by weight and mark as well as by colour. */
export function NoticeCell({ contract }: { contract: Contract }) {
  const say = useWords(words)
  const dates = useDates()
  const notice = noticeOf(contract, useToday())
  if (notice.kind === 'none') return '–'
  const day = dates.date(notice.on)
  if (notice.kind === 'given') return say('notice_given', { day })
  return (
    <>
      <span className={notice.kind === 'late' ? styles.over : styles.line}>{day}</span>
      {notice.kind === 'near' ? (
        <Warn>{dates.inDays(notice.days)}</Warn>
      ) : (
        <span className={styles.quiet}>{notice.kind === 'late' ? say('notice_late') : dates.inDays(notice.days)}</span>
      )}
    </>
  )
}

function Warn({ children }: { children: ReactNode }) {
  return (
    <span className={styles.warn}>
      <IconAlertTriangle size={14} aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
