import { UnstyledButton } from '@mantine/core'
import { groupOf, type ReadingRow } from '@/api/ask'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { whyMissing } from '@/ui/score'
import { words as parts } from '@/ui/words'
import styles from './group-cards.module.css'
import { grouped, size } from './groups'
import type { RowsTableProps } from './rows-table'
import { words } from './words'

/** Groups and periods on the phone: a group with its last figure, which opens to all its periods; the trends stand above. */
export function GroupCards({ reading: { asked, rows }, dimensions, exact, onKeep }: RowsTableProps) {
  const say = useWords(words)
  const date = useDates()
  const { by = [] } = asked
  const nameOf = (row: ReadingRow) => by.map((one) => dimensions.valueOf(one, groupOf(row)[one])).join(' · ')
  const groups = [...grouped(rows, nameOf)].toSorted(([, one], [, other]) => size(other) - size(one))
  return (
    <ul className={styles.groups} aria-label={say(`measure_${asked.measure}`)}>
      {groups.map(([name, own]) => {
        const told = own.toSorted((one, other) => (other.period ?? '').localeCompare(one.period ?? ''))
        const [last] = told
        return (
          <li key={name}>
            <details className={styles.group}>
              <summary>
                <span className={styles.name}>{name}</span>
                <span className={styles.when}>{last?.period && date.period(last.period)}</span>
                <strong>{exact.value(last?.value)}</strong>
              </summary>
              <Periods rows={told} exact={exact} />
              {by.map((one) => {
                const what = last && groupOf(last)[one]
                return (
                  <UnstyledButton key={one} className={styles.keep} onClick={() => onKeep(one, what)}>
                    {say('keep', { what: dimensions.valueOf(one, what) })}
                  </UnstyledButton>
                )
              })}
            </details>
          </li>
        )
      })}
    </ul>
  )
}

/** A group's figures, the newest first. */
function Periods({ rows, exact }: { rows: readonly ReadingRow[] } & Pick<RowsTableProps, 'exact'>) {
  const sayParts = useWords(parts)
  const date = useDates()
  return (
    <dl className={styles.periods}>
      {rows.map((row) => (
        <div key={row.period}>
          <dt>{row.period && date.period(row.period)}</dt>
          <dd>
            {whyMissing(row, sayParts) ?? <strong>{exact.value(row.value)}</strong>}{' '}
            <span>
              {exact.interval(row)} {sayParts('n_alone', { n: exact.count(row.n) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
