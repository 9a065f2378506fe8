import { Button, Menu, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import styles from './audience.module.css'
import { AudienceDialog } from './audience-dialog'
import { AudiencePeople } from './people'
import { type Audience, audience, audienceSize, removeAudience } from './queries'
import { words } from './words'

/** One audience: how its people are found, and who they are now. */
export default function AudiencePage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const mayWrite = useMay('write_customers')
  const { data, error, refetch } = useQuery(audience(id))
  const size = useQuery(audienceSize(id)).data
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={480} />
  return (
    <>
      <PageHeader title={data.name} about={say(data.kind)} actions={mayWrite && <Actions audience={data} />} />
      <Sentence under={<Found audience={data} />}>
        {size && say('one_sentence', { people: size.people, accounts: size.accounts })}
      </Sentence>
      {data.kind === 'staff' ? <Staff /> : <AudiencePeople audience={data} />}
    </>
  )
}

/** How its people are found, as it was written. */
function Found({ audience: { kind, filter, teams } }: { audience: Audience }) {
  const say = useWords(words)
  const known = useQuery({ ...teamNames, enabled: kind === 'staff' }).data ?? []
  if (kind === 'filter') return <code className={styles.code}>{filter || say('everybody')}</code>
  if (kind === 'list') return say('list')
  if (teams.length === 0) return say('of_everybody')
  return say('of_teams', { teams: teams.map((id) => known.find((team) => team.id === id)?.name ?? '…').join(', ') })
}

function Staff() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('staff')}
      action={
        <Button component={Link} to="/settings" variant="default">
          {say('to_members')}
        </Button>
      }
    >
      {say('is_staff')}
    </EmptyState>
  )
}

function Actions({ audience: one }: { audience: Audience }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [editing, edit] = useState(false)
  const removing = useChange(removeAudience, 'audiences')
  const remove = () =>
    removing.mutate(one.id, {
      onSuccess: () => {
        navigate({ to: '/audiences' })
        notifications.show({ message: say('removed', { name: one.name }) })
      },
    })
  return (
    <>
      <Button variant="default" onClick={() => edit(true)}>
        {say('edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{say('more_actions')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={remove}>{say('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <AudienceDialog audience={one} onDone={() => edit(false)} onClose={() => edit(false)} />}
    </>
  )
}
