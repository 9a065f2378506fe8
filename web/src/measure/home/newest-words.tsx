import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { newestWords } from '@/listen/response/queries'
import { Said } from '@/listen/response/said'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { words } from './words'

const SHOWN = 6

/** The words of customers, newest first. */
export function NewestWords({ questions }: { questions: readonly SurveyQuestion[] | undefined }) {
  const say = useWords(words)
  const { data: said, error, refetch } = useQuery(newestWords(SHOWN))
  const all = (
    <Anchor component={Link} to="/responses" size="sm">
      {say('all_words')}
    </Anchor>
  )
  return (
    <Panel title={say('words')} aside={all}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!said && !error && <Skeleton height={520} />}
      {said?.length === 0 && say('no_words')}
      {said?.map((response) => (
        <Said key={response.id} response={response} questions={questions ?? []} />
      ))}
    </Panel>
  )
}
