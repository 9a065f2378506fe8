import { Button, Select, Skeleton, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useMemo } from 'react'
import { Refused } from '@/api/client'
import { useAddress } from '@/lib/address'
import { useKept } from '@/lib/kept'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { blank, type Filled, noteOf } from '@/listen/observation/filled'
import { Circumstances, GoOnField } from '@/listen/observation/note-form'
import { useCreateObservation } from '@/listen/observation/queries'
import { SentimentField } from '@/listen/observation/sentiment-field'
import { AccountField, PersonField } from '@/listen/observation/who-fields'
import type { Definition } from '@/listen/survey/design/definition'
import { questionsOf } from '@/listen/survey/design/edit'
import { unanswered, wordsOf } from '@/listen/survey/design/text'
import { everySurvey, surveyVersion } from '@/listen/survey/queries'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import { showUndo } from '@/ui/undo'
import { answersOf, fitOf, type Given } from './fit'
import styles from './interview.module.css'
import { QuestionField } from './question-field'
import { words } from './words'

/** An interview as it is held; nothing of it is lost before it is kept. */
interface Held extends Filled {
  survey: string
  answers: Record<string, Given | undefined>
}

/** The questions of a guide beside free notes, while somebody sits opposite. */
export default function InterviewPage() {
  const [given] = useAddress(['survey', 'invitation', 'account', 'contact'])
  const { survey = '', invitation, account = '', contact = '' } = given
  // Each invitation, person or account has its own draft.
  const name = invitation ?? (contact || account)
  return <Interview key={name} name={name} start={{ survey, account, contact }} invitation={invitation} />
}

interface Props {
  name: string
  start: Pick<Held, 'survey' | 'account' | 'contact'>
  invitation: string | undefined
}

function Interview({ name, start, invitation }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const navigate = useNavigate()
  const begun = { ...blank({ kind: 'interview' }), ...start, answers: {} }
  const [held, set, forget] = useKept<Held>(`interview.${name}`, begun)
  const create = useCreateObservation()
  const guide = useGuide(held.survey)
  const problem = create.error instanceof Refused ? create.error : undefined
  const at = (place: string) => problem?.at(place)
  const asks = useMemo(
    () => Object.fromEntries((guide.data ? questionsOf(guide.data) : []).map(({ key, ask }) => [key, ask])),
    [guide.data],
  )
  const answers = answersOf(held.answers, asks)
  const keep = () =>
    create.mutate(
      {
        ...noteOf(held, zone),
        kind: 'interview',
        ...(held.survey ? { survey: held.survey, answers } : {}),
        ...(invitation ? { invitation } : {}),
      },
      {
        onSuccess: ({ id }) => {
          forget()
          notifications.show({ message: say('kept') })
          navigate({ to: '/notes/$id', params: { id } })
        },
      },
    )
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !create.isPending) keep()
  }
  const discard = () => {
    const before = held
    set(begun)
    forget()
    showUndo(say('discarded'), say('undo'), () => set(before))
  }
  const answered = Object.keys(answers).length
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; the button is the way
    <div onKeyDown={keys}>
      <PageHeader title={say('title')} about={say('about')} />
      <div className={styles.setup}>
        <AccountField who={held} set={set} at={at} />
        <PersonField who={held} set={set} at={at} />
        <GuideField value={held.survey} error={at('survey')} onChange={(next) => set({ survey: next, answers: {} })} />
      </div>
      <div className={styles.columns}>
        <Panel title={say('questions')} aside={guide.data && say('answered', { n: answered, all: asked(guide.data) })}>
          {guide.error && <ErrorState error={guide.error} onRetry={guide.refetch} />}
          {guide.isLoading && <Skeleton height={320} />}
          {guide.data && (
            <Questions
              guide={guide.data}
              answers={held.answers}
              at={at}
              onAnswer={(key, value) => set({ answers: { ...held.answers, [key]: value } })}
            />
          )}
          {!held.survey && <p className={styles.quiet}>{say('choose_guide')}</p>}
        </Panel>
        <Panel title={say('free')}>
          <div className={styles.notes}>
            <Textarea
              size="sm"
              classNames={{ input: styles.write }}
              aria-label={say('free')}
              description={say('free_about')}
              autosize
              minRows={8}
              maxRows={24}
              maxLength={50_000}
              dir="auto"
              value={held.body}
              error={at('body')}
              onChange={({ currentTarget }) => set({ body: currentTarget.value })}
            />
            <SentimentField
              value={held.sentiment ?? undefined}
              onChange={(sentiment) => set({ sentiment: sentiment ?? null })}
            />
            {!('go_on' in asks) && <GoOnField filled={held} set={set} error={at('propensity')} />}
            <Circumstances filled={held} set={set} at={at} />
          </div>
        </Panel>
      </div>
      <footer className={styles.foot}>
        <Button variant="subtle" color="gray" onClick={discard}>
          {say('discard')}
        </Button>
        {create.error && (
          <p className={styles.wrong} role="alert">
            {say('failed', { why: create.error.message })}
          </p>
        )}
        <Button loading={create.isPending} onClick={keep}>
          {say('keep')}
        </Button>
      </footer>
    </div>
  )
}

/** How many questions of a guide are asked in person. */
const asked = (guide: Definition) =>
  questionsOf(guide).filter(({ ask }) => ask.kind !== 'statement' && fitOf(ask)).length

/** The version of a survey that is answered now. */
function useGuide(id: string) {
  const version = useQuery(everySurvey).data?.find((one) => one.id === id)?.version
  return useQuery({ ...surveyVersion(id, version ?? 0), enabled: Boolean(id && version) })
}

interface GuideProps {
  value: string
  error: string | undefined
  onChange: (survey: string) => void
}

function GuideField({ value, error, onChange }: GuideProps) {
  const say = useWords(words)
  const open = useQuery(everySurvey).data?.filter(({ state }) => state === 'open')
  if (open?.length === 0) {
    return (
      <p className={styles.quiet}>
        {say('guide_missing')}{' '}
        <TextLink inherit to="/surveys">
          {say('to_surveys')}
        </TextLink>
      </p>
    )
  }
  return (
    <Select
      label={say('guide')}
      clearable
      searchable={(open?.length ?? 0) > 8}
      placeholder={say('guide_none')}
      data={(open ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
      value={value || null}
      error={error}
      onChange={(survey) => onChange(survey ?? '')}
    />
  )
}

interface QuestionsProps {
  guide: Definition
  answers: Held['answers']
  at: (place: string) => string | undefined
  onAnswer: (key: string, value: Given | undefined) => void
}

function Questions({ guide, answers, at, onAnswer }: QuestionsProps) {
  const say = useWords(words)
  const { language } = useLocale()
  const { languages } = guide
  const questions = questionsOf(guide)
  const left = questions.filter(({ ask }) => !fitOf(ask))
  const nameOf = ({ label }: (typeof questions)[number]) => unanswered(wordsOf(label, languages, language))
  return (
    <div className={styles.questions}>
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          languages={languages}
          value={answers[question.key]}
          error={at(`answers.${question.key}`)}
          onChange={(value) => onAnswer(question.key, value)}
        />
      ))}
      {left.length > 0 && (
        <p className={styles.quiet}>
          {say('does_not_fit', { n: left.length, which: left.map((one) => `“${nameOf(one)}”`).join(', ') })}
        </p>
      )}
    </div>
  )
}
