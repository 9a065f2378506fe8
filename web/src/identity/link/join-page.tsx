import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, Refused, take } from '@/api/client'
import { impatient } from '@/api/queries'
import { useWords } from '@/lib/words'
import { Door } from '@/ui/door'
import { ErrorState } from '@/ui/error-state'
import { JoinForm } from './join-form'
import { words } from './words'

/** What a one-time link opens: the first owner, an invitation, or a new password. The secret stays behind the `#`. */
export function JoinPage() {
  const say = useWords(words)
  const secret = window.location.hash.slice(1)
  const link = useQuery({
    queryKey: ['link', secret],
    ...impatient,
    queryFn: () => take(api.POST('/v1/links/look', { body: { secret } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (link.error && !(link.error instanceof Refused)) {
    return (
      <Door title="Touchstone">
        <ErrorState error={link.error} onRetry={link.refetch} />
      </Door>
    )
  }
  if (link.error) {
    return (
      <Door title={say('spent_title')} about={say('spent')}>
        <Button component="a" href="/" variant="default">
          {say('home')}
        </Button>
      </Door>
    )
  }
  if (!link.data) {
    return (
      <Door title="Touchstone">
        <Skeleton height={320} />
      </Door>
    )
  }
  const { purpose, mail, role, workspace } = link.data
  const told = { mail: mail ?? '', role: role ?? '', workspace: workspace ?? '' }
  const title = { owner: say('owner_title'), invite: say('invite_title', told), password: say('password_title') }[
    purpose
  ]
  const about = { owner: say('owner'), invite: say('invite', told), password: say('password_about', told) }[purpose]
  return (
    <Door title={title} about={about}>
      <JoinForm link={link.data} secret={secret} />
    </Door>
  )
}
