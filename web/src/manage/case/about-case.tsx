import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { showUndo } from '@/ui/undo'
import styles from './case-page.module.css'
import { PriorityMark } from './marks'
import { AFTER_CASE, type CasePriority, type CaseWhole, changeCase, PRIORITIES } from './queries'
import { words } from './words'

/** Who works on a case, how much it presses, and what else is known of it. */
export function AboutCase({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const { kind, touchpoint, team, owner, priority, hold } = one
  return (
    <Panel title={say('work')}>
      {mayWrite && <Fields one={one} />}
      <Facts
        facts={[
          ...(mayWrite
            ? []
            : ([
                [say('owner'), owner?.name ?? say('nobody')],
                [say('team'), team?.name],
                [say('priority'), <PriorityMark key="priority" priority={priority} />],
              ] as const)),
          [say('kind'), say(kind)],
          [
            say('touchpoint'),
            touchpoint && (touchpoint.retired ? say('retired', { name: touchpoint.name }) : touchpoint.name),
          ],
          ...(hold ? [[say('hold'), say(hold.whom === 'account' ? 'hold_account' : 'hold_contact')] as const] : []),
        ]}
      />
    </Panel>
  )
}

type Field = 'owner' | 'team' | 'priority'
type Offered = { id: string; name?: string | null }

function Fields({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const changing = useChange(changeCase, ...AFTER_CASE)
  const set = (field: Field, value: string | null, former: string | null) =>
    changing.mutate({ id: one.id, [field]: value } as Parameters<typeof changeCase>[0], {
      onSuccess: () =>
        showUndo(say('saved'), say('undo'), () =>
          changing.mutate({ id: one.id, [field]: former } as Parameters<typeof changeCase>[0]),
        ),
    })
  const offered = (list: readonly Offered[], now: Offered | null | undefined) =>
    [...list, ...(now && !list.some(({ id }) => id === now.id) ? [now] : [])].map(({ id, name }) => ({
      value: id,
      label: name ?? say('somebody'),
    }))
  return (
    <div className={styles.fields}>
      <Select
        label={say('owner')}
        placeholder={say('nobody')}
        clearable
        searchable
        data={offered(people, one.owner)}
        value={one.owner?.id ?? null}
        onChange={(owner) => set('owner', owner, one.owner?.id ?? null)}
      />
      {(teams.length > 0 || one.team) && (
        <Select
          label={say('team')}
          placeholder={say('no_team')}
          clearable
          searchable={teams.length > 8}
          data={offered(teams, one.team)}
          value={one.team?.id ?? null}
          onChange={(team) => set('team', team, one.team?.id ?? null)}
        />
      )}
      <Select
        label={say('priority')}
        allowDeselect={false}
        data={PRIORITIES.map((value) => ({ value, label: say(value) }))}
        value={one.priority}
        onChange={(priority) => priority && set('priority', priority as CasePriority, one.priority)}
      />
    </div>
  )
}
