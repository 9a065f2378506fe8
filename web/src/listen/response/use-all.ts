import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ResponseFilter } from './filter'
import { responsePages } from './queries'
import { inOrder } from './rating'

/** All responses of a person or an account, the last lived through first; undefined until the last page is there, so that nothing said of them is too small. */
export function useAllResponses(filter: ResponseFilter, enabled: boolean) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...responsePages(filter, 500),
    enabled,
  })
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  const all = useMemo(
    () => (data && !hasNextPage ? inOrder(data.pages.flatMap(({ items }) => items)) : undefined),
    [data, hasNextPage],
  )
  return { all, error, refetch }
}
