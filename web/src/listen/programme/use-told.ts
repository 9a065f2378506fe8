import { useQuery } from '@tanstack/react-query'
import { audiences } from '@/customers/audience/queries'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import { everySurvey } from '@/listen/survey/queries'
import type { Programme } from './queries'
import { triggerInWords } from './trigger'
import { words } from './words'

/** What a programme asks, whom, and what makes it ask, as people call it. */
export function useTold() {
  const say = useWords(words)
  const called = useNames()
  const surveys = useQuery({ ...everySurvey, enabled: useMay('read_answers') }).data
  const groups = useQuery({ ...audiences, enabled: useMay('read_customers') }).data
  return {
    surveyOf: ({ survey }: Programme) => surveys?.find(({ id }) => id === survey)?.name ?? '…',
    audienceOf: ({ audience }: Programme) =>
      audience ? (groups?.find(({ id }) => id === audience)?.name ?? '…') : say('everybody'),
    triggerOf: ({ plan }: Programme) => triggerInWords(plan.trigger, say, called),
  }
}
