import { reading } from '@/api/ask'
import { queryClient } from '@/api/queries'
import type { Membership } from '@/identity/session/queries'
import { workspace } from '@/identity/settings/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { surveyQuestions } from '@/listen/question/queries'

/** Asks at once for what nearly every page needs, instead of one thing after the other. */
export function prepare({ rights }: Membership) {
  queryClient.prefetchQuery(workspace)
  if (rights.includes('read_answers')) queryClient.prefetchQuery(surveyQuestions)
  if (rights.includes('read_journeys')) queryClient.prefetchQuery(touchpoints)
  if (rights.includes('ask')) queryClient.prefetchQuery(reading({ measure: 'count', every: 'month' }))
}
