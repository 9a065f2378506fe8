import { useQueries, useQuery } from '@tanstack/react-query'
import { interviewsOf, programmes } from '@/listen/programme/queries'

/** Interviews that are to be held: handed to whoever owns the account, and not held yet; the first due first. */
export function useInterviewsDue(owner: string | undefined, enabled: boolean) {
  const all = useQuery({ ...programmes, enabled }).data ?? []
  const asking = all.filter(({ plan }) => plan.channel === 'interview')
  const found = useQueries({ queries: asking.map(({ id }) => interviewsOf(id, owner)) })
  return asking
    .flatMap((programme, at) =>
      (found[at]?.data ?? [])
        .filter(({ finished }) => !finished)
        .map((invitation) => ({ invitation, survey: programme.survey })),
    )
    .toSorted((one, other) => one.invitation.due_at.localeCompare(other.invitation.due_at))
}
