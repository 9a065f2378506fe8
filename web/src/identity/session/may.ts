import { useQuery } from '@tanstack/react-query'
import { workspaceKey } from '@/api/link'
import { type Membership, type Right, session } from './queries'

/** As what somebody is in the workspace that is open. */
export function useMembership(): Membership | undefined {
  const key = workspaceKey.use()
  return useQuery(session).data?.workspaces.find((one) => one.key === key)
}

/** Whether the member may do something here. */
export const useMay = (right: Right): boolean => useMembership()?.rights.includes(right) ?? false
