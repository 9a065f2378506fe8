import { Select, Skeleton } from '@mantine/core'
import { groupOf, useReading } from '@/api/ask'
import { useAddress } from '@/lib/address'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { useDimensions } from '@/measure/reading/dimension'
import { DotRow } from '@/ui/dot-row'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { cut } from '@/ui/trend/trend'
import styles from './page.module.css'
import type { StandingProps } from './standing'
import { words } from './words'

const HERE = new Set(['touchpoint', 'pattern', 'contact'])
const MOST = 20

/** The same figure for the groups of a chosen dimension, the worst first, on one scale. */
export function Groups({ measure, scale, better, standing, window }: StandingProps) {
  const say = useWords(words)
  const number = useNumbers()
  const dimensions = useDimensions()
  const [{ by = 'team' }, set] = useAddress(['by'])
  const { data, error, refetch } = useReading(
    {
      measure,
      unit: 'latest_per_person',
      by: [by],
      top: MOST,
      where: standing.where ?? null,
      during: window?.during ?? null,
    },
    { enabled: standing.row !== undefined },
  )
  if (!standing.row) return null
  const way = better === 'lower' ? -1 : 1
  const missing = Number.POSITIVE_INFINITY
  const rows = data?.rows.toSorted((one, other) => way * (one.value ?? missing) - way * (other.value ?? missing))
  const shared = { ...scale, ...cut({ points: rows?.map((row) => ({ ...row, period: '' })) ?? [], scale }) }
  const ends = { low: number.value(shared.low, scale.format), high: number.value(shared.high, scale.format) }
  return (
    <Panel
      title={say('groups')}
      aside={
        <Select
          aria-label={say('groups_by')}
          data={dimensions.list.filter(({ value }) => !HERE.has(value))}
          value={by}
          allowDeselect={false}
          searchable
          onChange={(value) => value && set({ by: value })}
        />
      }
    >
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!rows && !error && <Skeleton height={176} />}
      {rows && (
        <>
          <ul className={styles.rows} aria-label={say('groups')}>
            {rows.map((row) => (
              <DotRow
                key={JSON.stringify(row.by)}
                label={dimensions.valueOf(by, groupOf(row)[by])}
                reading={row}
                scale={shared}
                unit={say('people', { n: row.n })}
                target={standing.against?.value ?? null}
              />
            ))}
          </ul>
          <p className={styles.quiet}>{say('groups_scale', ends)}</p>
        </>
      )}
    </Panel>
  )
}
