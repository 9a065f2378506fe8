import { Button, Skeleton, Space } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import styles from './programme.module.css'
import { dryRun } from './queries'
import { useWhoColumns } from './who'
import { Why } from './why'
import { words } from './words'

/** Who would be asked now, and who would not and why; nothing is written. */
export function DryRunPart({ id }: { id: string }) {
  const say = useWords(words)
  const who = useWhoColumns()
  const number = useNumbers()
  const { data, error, refetch, isFetching } = useQuery(dryRun(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={480} />
  return (
    <>
      <Panel
        title={say('dry_sentence', { asked: data.asked, people: number.count(data.people) })}
        aside={
          <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => refetch()}>
            {say('dry_again')}
          </Button>
        }
      >
        <p className={styles.quiet}>{say('dry_about')}</p>
        {data.people > 0 && data.skipped.length === 0 && <p className={styles.quiet}>{say('dry_all')}</p>}
        <div className={styles.would}>
          <Facts facts={data.skipped.map(({ reason, people }) => [say(reason), number.count(people)])} />
        </div>
      </Panel>
      <Space h="md" />
      <DataTable
        label={say('dry_examples')}
        rows={data.examples.map((one, at) => ({ ...one, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          ...who,
          {
            key: 'would',
            title: say('would'),
            plain: ({ reason }) => say(reason ?? 'yes'),
            cell: ({ reason, why }) => (
              <>
                {say(reason ?? 'yes')}
                <Why why={why} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
