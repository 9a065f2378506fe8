import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { MEASURES, type TouchpointMeasure } from './measures'
import { useRanking, useTouchpointWindow } from './queries'
import { Ranking } from './ranking'
import { RankingSentence } from './ranking-sentence'
import { words } from './words'

/** Where customers meet the company, the worst first, each against its target. */
export default function TouchpointsPage() {
  const say = useWords(words)
  const search = useSearch({ from: '/touchpoints' })
  const navigate = useNavigate()
  const questions = useQuery(surveyQuestions)
  const { window, error, retry } = useTouchpointWindow(questions.data)
  const asked = MEASURES.filter((kind) => questions.data?.some((question) => question.kind === kind))
  const measure = search.measure ?? asked[0] ?? 'csat'
  const ranking = useRanking(measure, window)
  const failed = questions.error ?? error ?? ranking.error
  const rows = window === null ? [] : ranking.rows
  const scale = scaleOf(measure, questions.data)
  const better = betterOf(measure, questions.data)
  const actions = (
    <Button renderRoot={(props) => <Link to="/explore" search={{ measure, by: ['touchpoint'] }} {...props} />}>
      {say('explore')}
    </Button>
  )
  return (
    <>
      <PageHeader title={say('title')} actions={rows?.length ? actions : undefined} />
      {failed && <ErrorState error={failed} onRetry={() => Promise.all([retry(), ranking.retry()])} />}
      {!failed && rows?.length !== 0 && <RankingSentence {...{ measure, rows, window, scale, better }} />}
      {asked.length > 1 && (
        <SegmentedControl
          aria-label={say('measure')}
          data={asked.map((value) => ({ value, label: say(value) }))}
          value={measure}
          my="md"
          onChange={(value) => navigate({ to: '/touchpoints', search: { measure: value as TouchpointMeasure } })}
        />
      )}
      {!failed && rows?.length === 0 && (
        <EmptyState
          title={say('empty_title')}
          action={
            <Button component={Link} to="/import">
              {say('import')}
            </Button>
          }
        >
          {say('empty', { what: say(measure) })}
        </EmptyState>
      )}
      {!failed && rows?.length !== 0 && <Ranking {...{ rows, measure, scale, better }} />}
    </>
  )
}
