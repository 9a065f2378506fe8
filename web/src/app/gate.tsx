import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { workspaceKey } from '@/api/link'
import { LogInPage } from '@/identity/session/log-in-page'
import { type Session, session } from '@/identity/session/queries'
import { useWords } from '@/lib/words'
import { Door } from '@/ui/door'
import { ErrorState } from '@/ui/error-state'
import { SessionContext } from './member'
import { prepare } from './prepare'
import { makeRouter } from './router'
import { words } from './words'
import { addressOf, enter, remembered, workspaceInAddress } from './workspace'

/** Lets nobody in without a session, and nobody into a workspace they are not a member of. */
export function Gate() {
  const { data, error, refetch } = useQuery(session)
  if (error) {
    return (
      <Door title="Touchstone">
        <ErrorState error={error} onRetry={refetch} />
      </Door>
    )
  }
  if (data === undefined) return null
  return data === null ? <LogInPage /> : <House session={data} />
}

/** The workspace is part of every address, so that a link that is shared means the same to everybody. */
function House({ session }: { session: Session }) {
  const named = workspaceInAddress()
  const key = named ?? remembered()
  const membership = session.workspaces.find((one) => one.key === key) ?? (named ? undefined : session.workspaces[0])
  const router = useMemo(() => {
    if (!membership) return undefined
    workspaceKey.set(membership.key)
    enter(membership.key)
    prepare(membership)
    return makeRouter(membership.key)
  }, [membership])
  if (!membership || !router) return <NoSuchWorkspace session={session} />
  return (
    <SessionContext value={{ session, membership }}>
      <RouterProvider router={router} />
    </SessionContext>
  )
}

function NoSuchWorkspace({ session }: { session: Session }) {
  const say = useWords(words)
  return (
    <Door title={say('no_workspace_title')} about={say('no_workspace', { mail: session.mail })}>
      <Stack gap="xs">
        {session.workspaces.map(({ key, name }) => (
          <Button key={key} component="a" href={addressOf(key)} variant="default">
            {name}
          </Button>
        ))}
      </Stack>
    </Door>
  )
}
