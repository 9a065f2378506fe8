import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { newestResponses } from '@/listen/response/queries'
import { hasWords, Said } from '@/listen/response/said'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { words } from './words'

const LOOKED_AT = 60
const SHOWN = 5

/** The words of customers, newest first. */
export function NewestWords({ questions }: { questions: readonly SurveyQuestion[] | undefined }) {
  const say = useWords(words)
  const newest = useQuery(newestResponses(LOOKED_AT))
  const said = newest.data?.filter(hasWords).slice(0, SHOWN)
  const all = (
    <Anchor component={Link} to="/responses" size="sm">
      {say('all_words')}
    </Anchor>
  )
  return (
    <Panel title={say('words')} aside={all}>
      {newest.error && <ErrorState error={newest.error} onRetry={newest.refetch} />}
      {!said && !newest.error && <Skeleton height={400} />}
      {said?.length === 0 && say('no_words')}
      {said?.map((response) => (
        <Said key={response.id} response={response} questions={questions ?? []} />
      ))}
    </Panel>
  )
}
