import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** What a page shows, kept in its address: links share it and the back button undoes it. */
export function useAddress<const K extends string>(keys: readonly K[]) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const list = keys.join()
  const given = useMemo(() => {
    const found = (list.split(',') as K[]).flatMap((key) =>
      search[key] === undefined ? [] : [[key, String(search[key])] as const],
    )
    return Object.fromEntries(found) as Partial<Record<K, string>>
  }, [search, list])
  const set = useCallback(
    (changes: Partial<Record<K, string | null>>, { replace = false } = {}) => {
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== null && value !== '')
      return navigate({ to: '.', search: Object.fromEntries(next) as never, replace })
    },
    [search, navigate],
  )
  return [given, set] as const
}
