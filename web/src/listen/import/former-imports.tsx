import { useQuery } from '@tanstack/react-query'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import { formerImports } from './queries'
import { words } from './words'

/** What was brought in before. */
export function FormerImports() {
  const say = useWords(words)
  const numbers = useNumbers()
  const dates = useDates()
  const { data, error, refetch } = useQuery(formerImports)
  return (
    <Panel title={say('former')}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && (
        <DataTable
          label={say('former')}
          rows={data}
          rowKey={({ id }) => id}
          empty={<p>{say('former_none')}</p>}
          columns={[
            { key: 'file', title: say('file'), cell: ({ file }) => file, plain: ({ file }) => file, card: 'title' },
            {
              key: 'made_at',
              title: say('begun'),
              cell: ({ made_at }) => `${dates.time(made_at)} (${dates.ago(made_at)})`,
              plain: ({ made_at }) => made_at,
            },
            {
              key: 'state',
              title: say('state'),
              cell: ({ state, written, rows }) =>
                state === 'done'
                  ? say('state_done')
                  : say(state === 'failed' ? 'state_failed' : 'state_writing', {
                      written: numbers.count(written),
                      rows: numbers.count(rows),
                    }),
              plain: ({ state }) => state,
            },
            {
              key: 'rows',
              title: say('fact_rows'),
              cell: ({ rows }) => numbers.count(rows),
              plain: ({ rows }) => rows,
              align: 'right',
            },
            {
              key: 'created',
              title: say('fact_created'),
              cell: ({ report }) => (report ? numbers.count(report.created) : say('not_known')),
              plain: ({ report }) => report?.created,
              align: 'right',
            },
            {
              key: 'refused',
              title: say('fact_refused'),
              cell: ({ report }) => (report ? numbers.count(report.refused) : say('not_known')),
              plain: ({ report }) => report?.refused,
              align: 'right',
            },
          ]}
        />
      )}
    </Panel>
  )
}
