import { Select, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import styles from '@/identity/settings/page.module.css'
import { type AuditFilter, audit, type Line, left, members } from '@/identity/settings/queries'
import { useAddress } from '@/lib/address'
import { addDays, dayStart } from '@/lib/dates'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { deed } from './deed'
import { words } from './words'

const KEYS = ['actor', 'noun', 'from', 'until'] as const
const NOUNS = [
  'member',
  'workspace',
  'team',
  'token',
  'account',
  'contact',
  'attribute',
  'offering',
  'stage',
  'touchpoint',
  'survey_question',
  'response',
  'import',
  'source',
  'event_rule',
  'webhook',
] as const

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
  const about = (line: Line) => detail(line, named)
  const who = ({ actor }: Line) => named(actor) ?? actor
  const did = ({ noun, action }: Line) => {
    const key = deed(noun, action)
    return key in words.en ? say(key as keyof typeof words.en) : `${noun}: ${action}`
  }
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
          data={NOUNS.map((value) => ({ value, label: say(`of_${value}`) }))}
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
          label={say('title')}
          rows={lines.data}
          rowKey={({ id }) => id}
          partial={lines.hasNextPage}
          empty={<p className={styles.about}>{say('none')}</p>}
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
              cell: did,
              plain: did,
              card: 'title',
            },
            {
              key: 'id',
              title: say('about_which'),
              cell: (line) => <Which line={line} name={line.noun_id ? named(line.noun_id) : undefined} />,
              plain: ({ noun_id }) => noun_id,
            },
            { key: 'detail', title: say('detail'), cell: about, plain: about, width: '28%' },
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

/** Where it can be looked at, or its id. */
function Which({ line: { noun, noun_id: id }, name }: { line: Line; name: string | undefined }) {
  if (!id) return null
  if (name) return name
  const code = <code>{id}</code>
  if (noun === 'account')
    return (
      <TextLink to="/accounts/$id" params={{ id }}>
        {code}
      </TextLink>
    )
  if (noun === 'contact')
    return (
      <TextLink to="/contacts/$id" params={{ id }}>
        {code}
      </TextLink>
    )
  if (noun === 'response')
    return (
      <TextLink to="/responses" search={{ open: id }}>
        {code}
      </TextLink>
    )
  return code
}

type Named = (id: string) => string | undefined

const written = (value: unknown, named: Named): string => {
  if (Array.isArray(value)) return value.map((one) => written(one, named)).join(', ')
  return typeof value === 'string' ? (named(value) ?? value) : JSON.stringify(value)
}

const detail = ({ detail: told }: Line, named: Named) =>
  Object.entries(told)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${written(value, named)}`)
    .join(' · ')
