import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAddress } from '@/lib/address'
import { addDays, dateIn, dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Sentence } from '@/ui/sentence'
import { ClassMark } from './class-mark'
import styles from './matrix.module.css'
import { CLASSES, countOf, nowOf, wayOf } from './moves'
import { type Moved, matrixSince } from './queries'
import { words } from './words'

const WINDOWS = ['30', '90', '180', '365'] as const

/** Who was what, and is what now. */
export function Matrix() {
  const say = useWords(words)
  const { zone } = useLocale()
  const [{ days = '90' }, go] = useAddress(['days'])
  const window = WINDOWS.find((one) => one === days) ?? '90'
  const from = dayStart(addDays(dateIn(zone), -Number(window)), zone)
  const { data, error, refetch } = useQuery(matrixSince(from))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (data && CLASSES.every((is) => nowOf(data.moves, is) === 0))
    return <EmptyState title={say('nobody_title')}>{say('nobody')}</EmptyState>
  return (
    <>
      <Sentence>{data && say('sentence_moves', { days: window, ...wayOf(data.moves) })}</Sentence>
      <Select
        className={styles.window}
        label={say('window')}
        allowDeselect={false}
        data={[...WINDOWS]}
        value={window}
        onChange={(value) => go({ days: value === '90' ? null : value })}
      />
      {data ? <Table moves={data.moves} /> : <Skeleton height={320} />}
    </>
  )
}

/** The pairs of classes as a table; those that stayed lie on its diagonal. */
export function Table({ moves }: { moves: readonly Moved[] }) {
  const say = useWords(words)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={say('was_is')}>
      <table className={styles.table}>
        <caption className={styles.caption}>{say('was_is')}</caption>
        <thead>
          <tr>
            <td />
            {CLASSES.map((is) => (
              <th key={is} scope="col">
                <ClassMark of={is} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CLASSES.map((was) => (
            <tr key={was}>
              <th scope="row">
                <ClassMark of={was} />
              </th>
              {CLASSES.map((is) => (
                <td
                  key={is}
                  data-stayed={was === is || undefined}
                  data-none={countOf(moves, was, is) === 0 || undefined}
                >
                  {countOf(moves, was, is)}
                </td>
              ))}
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row">{say('all')}</th>
            {CLASSES.map((is) => (
              <td key={is}>{nowOf(moves, is)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
