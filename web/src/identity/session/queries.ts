import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, Refused, type Schemas, take } from '@/api/client'
import { csrf, session as state } from '@/api/link'
import { impatient } from '@/api/queries'
import { forgetKept } from '@/lib/kept'

export type Session = Schemas['SessionOut']
export type Membership = Schemas['MembershipOut']
export type Right = Schemas['Right']

/** Keeps the token against forged requests; every answer that has a session passes here. */
function opened(session: Session): Session {
  csrf.set(session.csrf)
  return session
}

/** Who is logged in; null when nobody is. */
export const session = queryOptions({
  queryKey: ['session'],
  ...impatient,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return opened(await take(api.GET('/v1/session')))
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return null
      throw error
    }
  },
})

/** Logs in; requests that waited for it go on. */
export function useLogIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: Schemas['LogIn']) => opened(await take(api.POST('/v1/session', { body }))),
    onSuccess: (made) => {
      client.setQueryData(session.queryKey, made)
      state.set('open')
    },
  })
}

/** Logs out and forgets everything that was read or begun. */
export async function logOut() {
  await take(api.DELETE('/v1/session'))
  forgetKept()
  window.location.assign('/')
}
