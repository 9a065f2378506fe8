import { createContext, use } from 'react'
import type { Membership, Right, Session } from '@/identity/session/queries'

interface Here {
  session: Session
  membership: Membership
}

/** Who is here, and as what. */
export const SessionContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = use(SessionContext)
  if (!here) throw new Error('nobody is logged in above this part')
  return here
}

/** Whether the member may do something here. */
export const useMay = (right: Right): boolean => useHere().membership.rights.includes(right)
