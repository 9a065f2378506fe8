import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { offerings } from '@/customers/offering/queries'
import { useWords } from '@/lib/words'
import type { Contract } from './queries'
import { words } from './words'

/** What people call a contract: its own name, or else that of what is bought. */
export function useContractNames() {
  const say = useWords(words)
  const sold = useQuery(offerings).data
  const offeringOf = useCallback(
    ({ offering }: Pick<Contract, 'offering'>) => sold?.find(({ id }) => id === offering)?.name,
    [sold],
  )
  const nameOf = useCallback(
    (contract: Pick<Contract, 'name' | 'offering'>) => contract.name || offeringOf(contract) || say('unnamed'),
    [offeringOf, say],
  )
  return { nameOf, offeringOf }
}
