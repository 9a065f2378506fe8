import { Button, Menu, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import { Invitations } from './invitations'
import { InviteForm } from './invite-form'
import { LeaveDialog } from './leave-dialog'
import { MadeOnce } from './made-once'
import styles from './page.module.css'
import { changeMember, type Member, members, passwordLink, type Role, useChange } from './queries'
import { ROLES, Roles } from './roles'
import { words } from './words'

/** Who works here, as what. */
export function Members() {
  const say = useWords(words)
  const dates = useDates()
  const manages = useMay('manage_members')
  const { data, error, refetch } = useQuery(members)
  const [leaving, setLeaving] = useState<Member>()
  const [link, setLink] = useState<string>()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <div className={styles.stack}>
      {manages && <InviteForm onLink={setLink} />}
      <DataTable
        label={say('members')}
        rows={data}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: say('name'),
            cell: ({ name, mail }) => (
              <>
                <div dir="auto">{name}</div>
                <div className={styles.quiet}>{mail}</div>
              </>
            ),
            plain: ({ name }) => name,
            card: 'title',
          },
          {
            key: 'role',
            title: say('role'),
            cell: (member) => (manages ? <RoleChoice member={member} /> : say(`role_${member.role}`)),
            plain: ({ role }) => role,
            width: 200,
          },
          { key: 'sees', title: say('sees'), cell: (member) => say(sight(member)), plain: sight },
          {
            key: 'made_at',
            title: say('since'),
            cell: ({ made_at }) => dates.day(made_at),
            plain: ({ made_at }) => made_at,
          },
          ...(manages
            ? [
                {
                  key: 'more',
                  title: say('more'),
                  card: 'action' as const,
                  cell: (member: Member) => <Actions member={member} onLink={setLink} onLeave={setLeaving} />,
                  align: 'right' as const,
                },
              ]
            : []),
        ]}
      />
      {manages && <Invitations />}
      <Panel title={say('roles')}>
        <Roles />
      </Panel>
      {leaving && <LeaveDialog member={leaving} members={data ?? []} onClose={() => setLeaving(undefined)} />}
      <MadeOnce title={say('link_made')} about={say('link_about')} secret={link} onClose={() => setLink(undefined)} />
    </div>
  )
}

const sight = ({ sees_customers, sees_employees }: Member) =>
  sees_customers && sees_employees
    ? 'sees_both'
    : sees_customers
      ? 'sees_customers'
      : sees_employees
        ? 'sees_employees'
        : 'sees_none'

function RoleChoice({ member: { id, name, role, revision } }: { member: Member }) {
  const say = useWords(words)
  const change = useChange(changeMember, 'members')
  const give = (to: Role, known: number, undo?: Role) =>
    change.mutate(
      { id, role: to, revision: known },
      {
        onSuccess: (made) => {
          const message = say('role_changed', { name, role: say(`role_${to}`) })
          if (!undo) {
            notifications.show({ message })
            return
          }
          const shown = notifications.show({
            message: (
              <>
                {message}{' '}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => {
                    notifications.hide(shown)
                    give(undo, made.revision)
                  }}
                >
                  {say('undo')}
                </Button>
              </>
            ),
          })
        },
      },
    )
  return (
    <Select
      aria-label={say('role_of', { name })}
      data={ROLES.map((value) => ({ value, label: say(`role_${value}`) }))}
      value={role}
      onChange={(to) => to && give(to as Role, revision, role)}
      disabled={change.isPending}
      allowDeselect={false}
    />
  )
}

interface ActionProps {
  member: Member
  onLink: (link: string) => void
  onLeave: (member: Member) => void
}

function Actions({ member, onLink, onLeave }: ActionProps) {
  const say = useWords(words)
  const { id, revision, sees_customers, sees_employees } = member
  const change = useChange(changeMember, 'members')
  const password = useChange(passwordLink)
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('more_about', { name: member.name })}>
          {say('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change.mutate({ id, revision, sees_customers: !sees_customers })}>
          {say(sees_customers ? 'hide_customers' : 'show_customers')}
        </Menu.Item>
        <Menu.Item onClick={() => change.mutate({ id, revision, sees_employees: !sees_employees })}>
          {say(sees_employees ? 'hide_employees' : 'show_employees')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => password.mutate(id, { onSuccess: ({ link }) => onLink(link) })}>
          {say('password_link')}
        </Menu.Item>
        <Menu.Item onClick={() => onLeave(member)}>{say('let_leave')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
