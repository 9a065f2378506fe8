import { useMemo } from 'react'
import { words as contactWords } from '@/customers/contact/words'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { useScored } from '@/listen/response/scored'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import styles from './people-table.module.css'
import { gain, type PersonRow } from './person'
import { words } from './words'

/** People by role, last score, change against their own last, and words. */
export function PeopleTable({ rows }: { rows: readonly PersonRow[] | undefined }) {
  const say = useWords(words)
  return (
    <DataTable
      label={say('people')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ contact }) => contact.id}
      empty={<p>{say('nobody')}</p>}
    />
  )
}

function useColumns(): Column<PersonRow>[] {
  const say = useWords(words)
  const sayContact = useWords(contactWords)
  const scored = useScored()
  const date = useDates()
  return useMemo(
    () => [
      {
        key: 'person',
        title: say('person'),
        card: 'title',
        plain: ({ contact }) => contact.name ?? contact.id,
        cell: ({ contact: { id, name, title } }) => (
          <>
            <TextLink to="/contacts/$id" params={{ id }} dir="auto" inherit>
              {name ?? sayContact('unnamed')}
            </TextLink>
            {title && <div className={styles.quiet}>{title}</div>}
          </>
        ),
      },
      {
        key: 'role',
        title: say('role'),
        plain: ({ contact: { role } }) => role && sayContact(role),
        cell: ({ contact: { role } }) => (role ? sayContact(role) : '–'),
      },
      {
        key: 'last',
        title: say('last'),
        plain: ({ last }) => last?.score,
        cell: ({ last }) => {
          if (!last) return <span className={styles.quiet}>{say('unheard')}</span>
          const { text, of, tone } = scored(last)
          return (
            <span title={last.asked.label}>
              <span className={styles.score} data-tone={tone}>
                {text}
              </span>{' '}
              <span className={styles.quiet}>{of}</span>
            </span>
          )
        },
      },
      {
        key: 'change',
        title: say('change'),
        plain: (row) => gain(row),
        cell: (row) => <Against row={row} />,
      },
      {
        key: 'when',
        title: say('when'),
        plain: ({ last }) => last?.response.experienced_at,
        cell: ({ last }) =>
          last && <span title={date.ago(last.response.experienced_at)}>{date.day(last.response.experienced_at)}</span>,
      },
      {
        key: 'said',
        title: say('said'),
        plain: ({ text }) => text,
        cell: ({ text, language }) =>
          text ? (
            <span className={styles.said} dir="auto" {...(language ? { lang: language } : {})}>
              {text}
            </span>
          ) : (
            '–'
          ),
      },
    ],
    [say, sayContact, scored, date],
  )
}

/** One person's answers beside each other: a fact, which proves nothing about others and so has no colour. */
function Against({ row }: { row: PersonRow }) {
  const say = useWords(words)
  const scored = useScored()
  const { last } = row
  const gained = gain(row)
  if (!last) return null
  if (!last.before || gained === undefined) return <span className={styles.quiet}>{say('first')}</span>
  const before = scored({ asked: last.asked, score: last.before.score }).text
  return (
    <span>
      {say('from', { before, now: scored(last).text })}{' '}
      <span className={gained < 0 ? styles.worse : styles.quiet}>
        {say(gained > 0 ? 'better' : gained < 0 ? 'lower' : 'same')}
      </span>
    </span>
  )
}
