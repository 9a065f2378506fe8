import { Button, Checkbox, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addressOf, changesTo } from '@/desk/view/address'
import { Views } from '@/desk/view/views'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type SurveyQuestion, surveyQuestions } from '@/listen/question/queries'
import { tone } from '@/listen/question/tone'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Verbatim } from '@/ui/verbatim'
import { Chosen } from './chosen'
import { FILTERS, filterOf, KEYS } from './filter'
import { ResponseFilters } from './filters'
import styles from './page.module.css'
import type { Response } from './queries'
import { mainRating } from './rating'
import { ResponsePanel } from './response-panel'
import { Said } from './said'
import { TakeOut } from './take-out'
import { useChosen } from './use-chosen'
import { useFound } from './use-found'
import { words } from './words'

interface Props {
  /** What else can be done with the one that is open. */
  actions?: (response: Response) => ReactNode
}

/** What customers say, with their scores; one of them opens beside the list. */
export default function ResponsesPage({ actions }: Props) {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const date = useDates()
  const questions = useQuery(surveyQuestions)
  const { shown, more, busy, next, error, refetch } = useFound(given)
  const mayWrite = useMay('write_answers')
  const chosen = useChosen(shown)
  const filtered = FILTERS.some((key) => given[key])
  const ready = shown && questions.data
  const clear = () => set(Object.fromEntries(KEYS.map((key) => [key, null])))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (ready && shown.length === 0 && !filtered) return <NoWords onAll={() => set({ all: 'yes' })} />
  if (ready && shown.length === 0 && given.all === 'yes' && KEYS.filter((key) => given[key]).length === 1) {
    return <NoResponses />
  }
  return (
    <>
      <PageHeader title={say('title')} actions={<TakeOut filter={filterOf(given)} />} />
      <Sentence under={say('under')}>
        {ready
          ? say('sentence', {
              n: shown.length,
              more: more && shown.length > 0 ? 'yes' : 'no',
              bad: shown.filter((one) => isBad(one, questions.data)).length,
            })
          : undefined}
      </Sentence>
      <Views
        page="responses"
        address={addressOf(FILTERS, given)}
        onOpen={(address) => set(changesTo(FILTERS, address))}
      />
      <ResponseFilters given={given} onChange={set} />
      {mayWrite && ready && shown.length > 0 && <Chosen chosen={chosen} shown={shown} />}
      {!ready && <Skeleton height={1600} />}
      {ready &&
        shown.map((response) => (
          <article key={response.id} className={styles.row}>
            {mayWrite && (
              <Checkbox
                className={styles.choose ?? ''}
                aria-label={say('choose_of', { day: date.time(response.experienced_at) })}
                checked={chosen.has(response.id)}
                onChange={() => chosen.toggle(response.id)}
              />
            )}
            <div className={styles.said}>
              <Said
                response={response}
                questions={questions.data}
                action={
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    ml={-8}
                    aria-label={say('open_of', { day: date.time(response.experienced_at) })}
                    onClick={() => set({ open: response.id })}
                  >
                    {say('open')}
                  </Button>
                }
              />
            </div>
          </article>
        ))}
      {ready && shown.length === 0 && <NoneLikeThis further={more} onClear={clear} />}
      {ready && more && <More text={say(shown.length ? 'more' : 'read_on')} busy={busy} onMore={() => next()} />}
      <ResponsePanel
        id={given.open}
        questions={questions.data ?? []}
        actions={actions}
        onClose={() => set({ open: null })}
      />
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

/** Nobody wrote anything: scores may still be there. */
function NoWords({ onAll }: { onAll: () => void }) {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('no_words_title')}
        action={
          <Button variant="default" onClick={onAll}>
            {say('show_scores')}
          </Button>
        }
      >
        {say('no_words')}
      </EmptyState>
    </>
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
