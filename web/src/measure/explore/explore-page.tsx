import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAdjustments, IconLink } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { type Question, reading } from '@/api/ask'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { useDimensions } from '@/measure/reading/dimension'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { TrendSkeleton } from '@/ui/trend/trend-chart'
import { Chart } from './chart'
import { Controls } from './controls'
import styles from './explore.module.css'
import { ExploreSentence } from './explore-sentence'
import { RowsTable } from './rows-table'
import { type ExploreSearch, questionOf } from './search'
import { useExact } from './use-exact'
import { useMoved } from './use-moved'
import { chosen, type GroupValue } from './where'
import { words } from './words'

const KINDS = ['nps', 'csat', 'ces', 'solved'] as const

/** Any question to the answers: what is asked stands in the address, and the sentence says it back. */
export function ExplorePage({ further }: { further?: (question: Question) => ReactNode }) {
  const say = useWords(words)
  const search = useSearch({ from: '/explore' })
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const questions = useQuery(surveyQuestions)
  const dimensions = useDimensions()
  const known = questions.data ?? []
  const fallback = KINDS.find((measure) => known.some(({ kind }) => kind === measure)) ?? 'nps'
  const question = questionOf(search, fallback)
  // The former reading stays until the next is there, so that nothing jumps: each says itself what was asked.
  const answer = useQuery({
    ...reading(question),
    enabled: questions.data !== undefined,
    placeholderData: keepPreviousData,
  })
  const { measure } = question
  const { measure: told, of } = answer.data?.asked ?? question
  const scale = useMemo(() => {
    const asked = of?.length ? questions.data?.filter(({ key }) => of.includes(key)) : questions.data
    const total = Math.max(1, ...(answer.data?.rows.map(({ n }) => n) ?? []))
    return told === 'count' ? { low: 0, high: total, format: 'count' as const } : scaleOf(told, asked)
  }, [told, of, questions.data, answer.data])
  const exact = useExact(scale.format)

  const change = (part: Partial<ExploreSearch>) => navigate({ to: '/explore', search: { ...search, ...part } })
  const keep = (dimension: string, value: GroupValue) =>
    change({ where: chosen(search.where, dimension, [value ?? null]) })
  const share = async () => {
    const copied = await navigator.clipboard?.writeText(window.location.href).then(
      () => true,
      () => false,
    )
    notifications.show({ message: say(copied ? 'copied' : 'not_copied') })
  }
  const wrong = (field: string) => (answer.error ? wrongAt(answer.error, field) : undefined)
  const failed = questions.error ?? answer.error
  const shown = failed ? undefined : answer.data
  const { moved, waiting } = useMoved(shown, betterOf(told, known))
  if (questions.data?.length === 0) return <ExploreEmpty />
  return (
    <>
      <PageHeader
        title={say('title')}
        actions={
          <>
            {shown && further?.(question)}
            <Button leftSection={<IconLink size={16} />} onClick={share}>
              {say('share')}
            </Button>
          </>
        }
      />
      {!failed && <ExploreSentence reading={waiting ? undefined : shown} {...{ dimensions, exact, scale, moved }} />}
      <div className={styles.page}>
        <div className={styles.results} aria-busy={answer.isFetching}>
          {failed && <ErrorState error={failed} onRetry={answer.refetch} />}
          {!failed && !shown && <TrendSkeleton />}
          {shown && (
            <>
              <Chart reading={shown} scale={scale} dimensions={dimensions} questions={known} onSplit={change} />
              <RowsTable reading={shown} dimensions={dimensions} exact={exact} onKeep={keep} />
            </>
          )}
        </div>
        <aside className={styles.side} aria-label={say('asked')}>
          <Button
            className={styles.open ?? ''}
            variant="default"
            leftSection={<IconAdjustments size={16} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {say('change')}
          </Button>
          <div className={styles.fields} data-open={open}>
            <Controls {...{ search, change, wrong, measure, dimensions }} questions={known} />
          </div>
        </aside>
      </div>
    </>
  )
}

function ExploreEmpty() {
  const say = useWords(words)
  const begin = (
    <Button component={Link} to="/import">
      {say('import')}
    </Button>
  )
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState title={say('empty_title')} action={begin}>
        {say('empty')}
      </EmptyState>
    </>
  )
}

/** What a refusal says of a field, or of one entry of it. */
function wrongAt(error: Error, field: string): string | undefined {
  if (!(error instanceof Refused)) return undefined
  const params = error.problem.invalid_params ?? []
  return params.find(({ name }) => name === field || name.startsWith(`${field}[`))?.reason
}
