import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import { nested } from './nested'
import styles from './page.module.css'
import { changeTeam, makeTeam, type Team, teams, useChange } from './queries'
import { TeamPeople } from './team-people'
import { words } from './words'

/** The teams, each below the one it is a part of. */
export function Teams() {
  const say = useWords(words)
  const manages = useMay('manage_members')
  const { data, error, refetch } = useQuery(teams)
  const [open, setOpen] = useState<string>()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const rows = data && nested(data)
  const shown = data?.find(({ id }) => id === open)
  return (
    <div className={styles.stack}>
      {manages && <TeamForm teams={data ?? []} />}
      <DataTable
        label={say('teams')}
        rows={rows}
        rowKey={({ team }) => team.id}
        empty={<p className={styles.about}>{say('teams_none')}</p>}
        columns={[
          {
            key: 'name',
            title: say('team'),
            cell: ({ team, depth }) => <span style={{ paddingInlineStart: depth * 24 }}>{team.name}</span>,
            card: 'title',
          },
          { key: 'key', title: say('key'), cell: ({ team }) => team.key },
          {
            key: 'parent',
            title: say('part_of'),
            cell: ({ team }) =>
              manages ? (
                <ParentChoice team={team} teams={data ?? []} />
              ) : (
                (data?.find(({ id }) => id === team.parent)?.name ?? say('at_the_top'))
              ),
            width: 240,
          },
          {
            key: 'people',
            title: say('people'),
            card: 'action',
            align: 'right',
            cell: ({ team }) => (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-expanded={open === team.id}
                onClick={() => setOpen(open === team.id ? undefined : team.id)}
              >
                {say('who_is_in')}
              </Button>
            ),
          },
        ]}
      />
      {shown && (
        <Panel title={say('people_of', { name: shown.name })}>
          <TeamPeople team={shown.id} manages={manages} />
        </Panel>
      )}
    </div>
  )
}

const choices = (teams: readonly Team[], without?: string) =>
  teams.filter(({ id }) => id !== without).map(({ id, name }) => ({ value: id, label: name }))

function ParentChoice({ team: { id, name, parent, revision }, teams }: { team: Team; teams: readonly Team[] }) {
  const say = useWords(words)
  const change = useChange(changeTeam, 'teams')
  return (
    <Select
      aria-label={say('part_of_what', { name })}
      placeholder={say('at_the_top')}
      data={choices(teams, id)}
      value={parent ?? null}
      onChange={(value) => change.mutate({ id, revision, parent: value })}
      clearable
      searchable
    />
  )
}

function TeamForm({ teams }: { teams: readonly Team[] }) {
  const say = useWords(words)
  const [name, setName] = useState('')
  const [parent, setParent] = useState<string | null>(null)
  const making = useChange(makeTeam, 'teams')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const key = name.trim().toLowerCase().replace(/\s+/g, '-')
    making.mutate({ key, name: name.trim(), parent }, { onSuccess: () => setName('') })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={say('new_team')}
        required
        maxLength={100}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Select
        label={say('part_of')}
        placeholder={say('at_the_top')}
        data={choices(teams)}
        value={parent}
        onChange={setParent}
        clearable
        searchable
      />
      <Button type="submit" loading={making.isPending}>
        {say('add_team')}
      </Button>
    </form>
  )
}
