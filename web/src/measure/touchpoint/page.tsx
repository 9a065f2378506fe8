import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { MoversPanel } from '@/listen/mover/movers-panel'
import { surveyQuestions } from '@/listen/question/queries'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { MEASURES, type TouchpointMeasure } from '@/measure/touchpoints/measures'
import { useTouchpointWindow } from '@/measure/touchpoints/queries'
import { words as names } from '@/measure/touchpoints/words'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Behaviours } from './behaviours'
import { Groups } from './groups'
import styles from './page.module.css'
import { touchpoint, useStanding } from './queries'
import { Standing } from './standing'
import { TargetDialog } from './target-dialog'
import { TouchpointSentence } from './touchpoint-sentence'
import { TouchpointTrend } from './touchpoint-trend'
import { TouchpointWords } from './touchpoint-words'
import { words } from './words'

/** One touchpoint: how it stands, since when, for whom, what customers say, and how we want to behave there; `below` is what others know of it. */
export default function TouchpointPage({ below }: { below?: ReactNode }) {
  const say = useWords(words)
  const sayName = useWords(names)
  const { id } = useParams({ from: '/touchpoints/$id' })
  const search = useSearch({ from: '/touchpoints/$id' })
  const navigate = useNavigate()
  const [editing, edit] = useState(false)
  const mayRead = useMay('read_answers')
  const place = useQuery(touchpoint(id))
  const questions = useQuery(surveyQuestions)
  const { window, error, retry } = useTouchpointWindow(questions.data)
  const asked = MEASURES.filter((kind) => questions.data?.some((question) => question.kind === kind))
  const measure = search.measure ?? place.data?.target?.measure ?? asked[0] ?? 'csat'
  const known = MEASURES.find((one) => one === measure) ?? 'csat'
  const standing = useStanding(place.data, known, window ?? undefined)
  const scale = useMemo(() => scaleOf(known, questions.data), [known, questions.data])
  const failed = place.error ?? questions.error ?? error ?? standing.error
  if (failed) {
    return <ErrorState error={failed} onRetry={() => Promise.all([place.refetch(), retry(), standing.retry()])} />
  }
  const shared = { measure: known, scale, better: betterOf(known, questions.data), standing, window }
  return (
    <>
      <PageHeader
        title={place.data?.name ?? '\u00a0'}
        actions={
          <Button disabled={!place.data} onClick={() => edit(true)}>
            {say(place.data?.target ? 'change_target' : 'set_target')}
          </Button>
        }
      />
      <TouchpointSentence {...shared} name={place.data?.name} />
      {asked.length > 1 && (
        <SegmentedControl
          aria-label={sayName('measure')}
          mt="md"
          data={asked.map((value) => ({ value, label: sayName(value) }))}
          value={known}
          onChange={(value) =>
            navigate({
              to: '/touchpoints/$id',
              params: { id },
              search: { ...search, measure: value as TouchpointMeasure },
            })
          }
        />
      )}
      <div className={styles.page}>
        <div className={styles.main}>
          <Standing {...shared} />
          <TouchpointTrend {...shared} name={place.data?.name ?? ''} />
          <Groups {...shared} />
          {mayRead && (
            <MoversPanel filter={window && place.data && { during: window.during, touchpoint: place.data.key }} />
          )}
          {below}
        </div>
        <div className={styles.side}>
          <TouchpointWords place={place.data} questions={questions.data} />
          <Behaviours place={place.data} />
        </div>
      </div>
      {place.data && editing && (
        <TargetDialog
          place={place.data}
          measure={known}
          measures={asked}
          questions={questions.data ?? []}
          onClose={() => edit(false)}
        />
      )}
    </>
  )
}
