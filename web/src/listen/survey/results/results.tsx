import { Button, Group, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { COUNTING } from '@/listen/response/filter'
import { responsePages } from '@/listen/response/queries'
import { Said } from '@/listen/response/said'
import { questionsOf } from '@/listen/survey/design/edit'
import { wordsOf } from '@/listen/survey/design/text'
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
  const found = useQuery(surveyResults(survey.id))
  const { definition } = draftOf(survey)
  const { languages } = definition
  const questionName = (asked: string) =>
    wordsOf(questionsOf(definition).find((one) => one.key === asked)?.label, languages) || asked
  const pageName = (page: string) => {
    const at = definition.pages.findIndex((one) => one.key === page)
    return wordsOf(definition.pages[at]?.title, languages) || (at < 0 ? page : say('page_n', { n: at + 1 }))
  }
  const path = found.data?.path
  if (responses === 0 && under_way === 0) return <EmptyState title={say('nobody_title')}>{say('nobody')}</EmptyState>
  return (
    <>
      <Sentence under={last ? say('last', { day: dates.time(last), ago: dates.ago(last) }) : undefined}>
        {say('sentence', { n: responses, under_way })}
        {path && path.completion.value != null && (
          <> {say('completion', { share: number.value(path.completion.value, 'percent'), n: path.completion.n })}</>
        )}
        {path?.time.median_seconds != null && <> {say('time', { time: minutes(path.time.median_seconds) })}</>}
      </Sentence>
      <Group mb="lg">
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
      </Group>
      {found.error && <ErrorState error={found.error} onRetry={found.refetch} />}
      {!found.data && !found.error && <Skeleton height={400} mb="xl" />}
      <div className={styles.stack}>
        {found.data?.anonymous != null && <p>{say('anonymous', { n: found.data.anonymous })}</p>}
        {path && <PathPanel path={path} pageName={pageName} />}
        {found.data?.questions.map((one) => (
          <QuestionPanel key={one.question} question={one} name={questionName(one.question)} />
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
