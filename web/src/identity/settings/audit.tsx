import { Select, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAddress } from '@/lib/address'
import { addDays, dayStart } from '@/lib/dates'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { DataTable } from '@/ui/table/data-table'
import styles from './page.module.css'
import { type AuditFilter, audit, type Line, left, members } from './queries'
import { words } from './words'

const KEYS = ['actor', 'noun', 'from', 'until'] as const
const NOUNS = ['member', 'workspace', 'team', 'token', 'account', 'contact', 'response', 'import', 'survey_question']

/** Who did what, when. */
export function Audit() {
  const say = useWords(words)
  const dates = useDates()
  const { zone } = useLocale()
  const [given, set] = useAddress(KEYS)
  const here = useQuery(members)
  const gone = useQuery(left)
  const people = [...(here.data ?? []), ...(gone.data ?? [])]
  const lines = useInfiniteQuery(audit(filterOf(given, zone)))
  const named = (id: string) => people.find((one) => one.id === id)?.name
  const who = ({ actor }: Line) => named(actor) ?? actor
  return (
    <div>
      <div className={`${styles.form} ${styles.filters}`}>
        <Select
          label={say('who')}
          placeholder={say('everybody')}
          data={people.map(({ id, name, mail }) => ({ value: id, label: `${name} (${mail})` }))}
          value={given.actor ?? null}
          onChange={(actor) => set({ actor })}
          clearable
          searchable
        />
        <Select
          label={say('about_what')}
          placeholder={say('everything')}
          data={NOUNS.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          value={given.noun ?? null}
          onChange={(noun) => set({ noun })}
          clearable
        />
        {(['from', 'until'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={say(key)}
            value={given[key] ?? ''}
            onChange={({ currentTarget: { value } }) => set({ [key]: value || null })}
          />
        ))}
      </div>
      {lines.error ? (
        <ErrorState error={lines.error} onRetry={lines.refetch} />
      ) : (
        <DataTable
          label={say('audit')}
          rows={lines.data}
          rowKey={({ id }) => id}
          partial={lines.hasNextPage}
          empty={<p className={styles.about}>{say('audit_none')}</p>}
          footer={
            lines.hasNextPage && (
              <More text={say('earlier')} busy={lines.isFetchingNextPage} onMore={() => lines.fetchNextPage()} />
            )
          }
          columns={[
            {
              key: 'at',
              title: say('when'),
              cell: ({ at }) => (
                <>
                  <div className={styles.moment}>{dates.time(at)}</div>
                  <div className={styles.quiet}>{dates.ago(at)}</div>
                </>
              ),
              plain: ({ at }) => at,
            },
            { key: 'who', title: say('who'), cell: who, plain: who },
            {
              key: 'what',
              title: say('did'),
              cell: ({ noun, action }) => `${noun.replaceAll('_', ' ')}: ${action.replaceAll(/[._]/g, ' ')}`,
              plain: ({ noun, action }) => `${noun} ${action}`,
              card: 'title',
            },
            {
              key: 'id',
              title: say('about_which'),
              cell: ({ noun_id }) => noun_id && (named(noun_id) ?? <code>{noun_id}</code>),
              plain: ({ noun_id }) => noun_id,
            },
            { key: 'detail', title: say('detail'), cell: detail, plain: detail, width: '28%' },
          ]}
        />
      )}
    </div>
  )
}

/** Days as they are chosen, in the workspace's zone; the last one counts. */
function filterOf({ from, until, ...rest }: Partial<Record<(typeof KEYS)[number], string>>, zone: string): AuditFilter {
  return {
    ...rest,
    ...(from ? { from: dayStart(from, zone) } : {}),
    ...(until ? { until: dayStart(addDays(until, 1), zone) } : {}),
  }
}

const detail = ({ detail: told }: Line) =>
  Object.entries(told)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
