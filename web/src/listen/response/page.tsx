import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { type SurveyQuestion, surveyQuestions } from '@/listen/question/queries'
import { tone } from '@/listen/question/tone'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Verbatim } from '@/ui/verbatim'
import { KEYS, ResponseFilters } from './filters'
import type { Response } from './queries'
import { mainRating } from './rating'
import { ResponsePanel } from './response-panel'
import { Said } from './said'
import { useMatching } from './use-matching'
import { words } from './words'

/** What customers say, with their scores; one of them opens beside the list. */
export default function ResponsesPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const questions = useQuery(surveyQuestions)
  const { account, survey } = given
  const filter = {
    test: false,
    excluded: given.excluded === 'yes',
    ...(account ? { account } : {}),
    ...(survey ? { survey } : {}),
  }
  const found = useMatching(filter, { from: given.from, until: given.until, words: given.all !== 'yes' })
  const { shown, searching } = found
  const filtered = KEYS.some((key) => key !== 'open' && given[key])
  const ready = shown && questions.data && (shown.length > 0 || !searching)
  if (found.error) return <ErrorState error={found.error} onRetry={found.retry} />
  if (ready && found.read === 0 && !filtered) return <NoResponses />
  return (
    <>
      <PageHeader title={say('title')} />
      <Sentence under={say('under', { read: found.read })}>
        {ready
          ? say('sentence', {
              n: shown.length,
              more: found.more && shown.length > 0 ? 'yes' : 'no',
              bad: shown.filter((one) => isBad(one, questions.data)).length,
            })
          : undefined}
      </Sentence>
      <ResponseFilters given={given} onChange={set} />
      {!ready && <Skeleton height={480} />}
      {ready &&
        shown.map((response) => (
          <Said
            key={response.id}
            response={response}
            questions={questions.data}
            action={
              <Button variant="subtle" size="compact-xs" onClick={() => set({ open: response.id })}>
                {say('open')}
              </Button>
            }
          />
        ))}
      {ready && shown.length === 0 && (
        <NoneLikeThis further={found.more} onClear={() => set(Object.fromEntries(KEYS.map((key) => [key, null])))} />
      )}
      {ready && found.more && (
        <More text={say(shown.length ? 'more' : 'read_on')} busy={searching} onMore={found.next} />
      )}
      <ResponsePanel id={given.open} questions={questions.data ?? []} onClose={() => set({ open: null })} />
    </>
  )
}

function isBad(response: Response, questions: readonly SurveyQuestion[]) {
  const rating = mainRating(response, questions)
  return rating !== undefined && tone(rating.asked, rating.score) === 'bad'
}

function NoneLikeThis({ further, onClear }: { further: boolean; onClear: () => void }) {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('nothing_title')}
      action={
        <Button variant="default" onClick={onClear}>
          {say('clear')}
        </Button>
      }
    >
      {say(further ? 'nothing_yet' : 'nothing')}
    </EmptyState>
  )
}

function NoResponses() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/import">
            {say('import')}
          </Button>
        }
        example={<Verbatim text={say('example')} at={new Date().toISOString()} score={{ text: '10', tone: 'good' }} />}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
