import { Button, Select, Skeleton, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import styles from './page.module.css'
import { members, putIntoTeam, takeOutOfTeam, team as teamOf, useChange } from './queries'
import { words } from './words'

/** Who is in a team, and who leads it. */
export function TeamPeople({ team, manages }: { team: string; manages: boolean }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(teamOf(team))
  const everybody = useQuery(members)
  const put = useChange(putIntoTeam, 'teams')
  const takeOut = useChange(takeOutOfTeam, 'teams')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={160} />
  const others = (everybody.data ?? []).filter(({ id }) => !data.members.some(({ member }) => member === id))
  return (
    <>
      {manages && (
        <Select
          className={styles.column ?? ''}
          label={say('put_into_team')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(member) => member && put.mutate({ team, member, leads: false })}
          searchable
        />
      )}
      <DataTable
        label={say('people')}
        rows={data.members}
        rowKey={({ member }) => member}
        empty={<p className={styles.about}>{say('people_none')}</p>}
        columns={[
          { key: 'name', title: say('name'), cell: ({ name }) => name, plain: ({ name }) => name },
          {
            key: 'leads',
            title: say('leads'),
            cell: ({ member, name, leads }) => (
              <Switch
                aria-label={say('leads_of', { name })}
                checked={leads}
                disabled={!manages}
                onChange={() => put.mutate({ team, member, leads: !leads })}
              />
            ),
          },
          {
            key: 'out',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: ({ member }) =>
              manages && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  onClick={() => takeOut.mutate({ team, member })}
                >
                  {say('take_out')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
