import { Button, Group, Select, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { COUNTING } from '@/listen/response/filter'
import { responsePages } from '@/listen/response/queries'
import { Said } from '@/listen/response/said'
import { unanswered, wordsOf } from '@/listen/survey/design/text'
import { draftOf, type Survey, surveyResults } from '@/listen/survey/queries'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import { PathPanel } from './path-panel'
import { QuestionPanel } from './question-panel'
import styles from './results.module.css'
import { words } from './words'

/** Words shown here; all of them are on the page of responses. */
const SHOWN = 10

/** What people answered: how many, how far they came, and what they say. */
export default function Results({ survey }: { survey: Survey }) {
  const say = useWords(words)
  const dates = useDates()
  const number = useNumbers()
  const mayAsk = useMay('ask')
  const minutes = (seconds: number) =>
    seconds < 90 ? say('seconds', { n: Math.round(seconds) }) : say('minutes', { n: Math.round(seconds / 60) })
  const { key, responses, under_way, last_answered_at: last } = survey
  const [version, choose] = useState<number>()
  const found = useQuery(surveyResults(survey.id, version))
  const { languages } = draftOf(survey).definition
  const { path, versions = [] } = found.data ?? {}
  const newest = version ?? versions[0]?.version
  const { completion, time } = path ?? {}
  const under = [
    completion?.value != null &&
      say('completion', { share: number.value(completion.value, 'percent'), n: completion.n }),
    time?.median_seconds != null && say('time', { time: minutes(time.median_seconds) }),
    last && say('last', { day: dates.time(last), ago: dates.ago(last) }),
  ].filter(Boolean)
  if (responses === 0 && under_way === 0) return <EmptyState title={say('nobody_title')}>{say('nobody')}</EmptyState>
  return (
    <>
      <Sentence under={under.join(' ')}>{say('sentence', { n: responses, under_way })}</Sentence>
      <Group mt="md" mb="lg">
        <Button component={Link} to="/responses" search={{ survey: key, all: 'yes' } as never} variant="default">
          {say('to_responses')}
        </Button>
        {mayAsk && (
          <Button
            component={Link}
            to="/explore"
            search={{ where: `survey = '${key.replaceAll("'", "''")}'` } as never}
            variant="default"
          >
            {say('to_explore')}
          </Button>
        )}
        {versions.length > 1 && (
          <Select
            aria-label={say('version')}
            allowDeselect={false}
            data={[
              { value: '', label: say('all_versions') },
              ...versions.map((one) => ({
                value: String(one.version),
                label: say('version_of', { n: one.version, day: dates.day(one.published_at) }),
              })),
            ]}
            value={String(version ?? '')}
            onChange={(next) => choose(next ? Number(next) : undefined)}
          />
        )}
      </Group>
      {found.error && <ErrorState error={found.error} onRetry={found.refetch} />}
      {!found.data && !found.error && <Skeleton height={400} mb="xl" />}
      <div className={styles.stack}>
        {found.data?.anonymous != null && <p>{say('anonymous', { n: found.data.anonymous })}</p>}
        {path && <PathPanel path={path} languages={languages} />}
        {found.data?.questions.map((one) => (
          <QuestionPanel
            key={one.question}
            question={one}
            name={unanswered(wordsOf(one.label, languages)) || one.question}
            former={newest !== undefined && !one.versions.includes(newest)}
            some={versions.length > one.versions.length}
          />
        ))}
        <Words survey={key} />
      </div>
    </>
  )
}

/** What people wrote, the newest first. */
function Words({ survey }: { survey: string }) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions)
  const found = useInfiniteQuery(responsePages({ ...COUNTING, survey, worded: true }, SHOWN))
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const shown = found.data?.pages[0]?.items
  return (
    <Panel title={say('words')}>
      {!shown && <Skeleton height={400} />}
      {shown?.length === 0 && <p>{say('wordless')}</p>}
      {shown?.map((one) => (
        <Said key={one.id} response={one} questions={questions.data ?? []} />
      ))}
    </Panel>
  )
}
