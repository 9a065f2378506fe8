import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { filterOf, type Given } from './filter'
import { responsePages } from './queries'

const STEP = 25
/** A search for words reads so many pages on by itself before it asks whether to go on. */
const PAGES = 5

/** The responses that fit, page after page. */
export function useFound(given: Given) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    responsePages(filterOf(given), STEP),
  )
  const shown = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  const looking = hasNextPage && shown?.length === 0 && (data?.pages.length ?? 0) < PAGES
  useEffect(() => {
    if (looking && !isFetching && !error) fetchNextPage()
  }, [looking, isFetching, error, fetchNextPage])
  return {
    shown: looking ? undefined : shown,
    more: hasNextPage,
    busy: isFetching,
    next: fetchNextPage,
    error,
    refetch,
  }
}
