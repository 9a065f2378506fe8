import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { dateIn } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { type Response, type ResponseFilter, responsePages } from './queries'
import { hasWords } from './said'

const STEP = 25
const PAGE = 200
/** So many are read through for one press; older ones wait for the next. */
const READ_AT_ONCE = 2_000

export interface Wanted {
  from?: string | undefined
  until?: string | undefined
  words: boolean
}

/** Responses that match what the API does not filter by: it reads on until enough of them are found. */
export function useMatching(filter: ResponseFilter, { from, until, words }: Wanted) {
  const { zone } = useLocale()
  const [steps, setSteps] = useState(1)
  const pages = useInfiniteQuery(responsePages(filter, PAGE))
  const read = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const matching = useMemo(
    () =>
      read?.filter(
        (one) => (!words || hasWords(one)) && within(dateIn(zone, new Date(one.experienced_at)), from, until),
      ),
    [read, words, zone, from, until],
  )
  // What came here before a day was lived through before it: nothing older can match.
  const last = read?.at(-1)
  const done = !pages.hasNextPage || Boolean(from && last && dateIn(zone, new Date(last.received_at)) < from)
  const short = (matching?.length ?? 0) < steps * STEP
  const allowed = (read?.length ?? 0) < steps * READ_AT_ONCE
  const { fetchNextPage, isFetching, error } = pages
  useEffect(() => {
    if (short && allowed && !done && !isFetching && !error) fetchNextPage()
  }, [short, allowed, done, isFetching, error, fetchNextPage])
  return {
    shown: matching?.slice(0, steps * STEP) as Response[] | undefined,
    read: read?.length ?? 0,
    more: !done || (matching?.length ?? 0) > steps * STEP,
    searching: isFetching || (short && allowed && !done && !error),
    next: () => setSteps((old) => old + 1),
    error,
    retry: pages.refetch,
  }
}

const within = (day: string, from?: string, until?: string) => (!from || day >= from) && (!until || day <= until)
