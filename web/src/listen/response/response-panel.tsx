import { Drawer, Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Attribute, attributesOf } from '@/customers/attribute/queries'
import { TagMarks } from '@/desk/tag/tag-mark'
import { TagPicker } from '@/desk/tag/tag-picker'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { useNames } from '@/listen/dictionary/names'
import type { SurveyQuestion } from '@/listen/question/queries'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { Answers } from './answers'
import { Exclusion } from './exclusion'
import { Files } from './files'
import { type Response, response, responseHistory, useTagMany } from './queries'
import styles from './response-panel.module.css'
import { Who } from './who'
import { words } from './words'

interface Props {
  id: string | undefined
  questions: readonly SurveyQuestion[]
  /** What else can be done with it. */
  actions?: ((response: Response) => ReactNode) | undefined
  onClose: () => void
}

/** One response beside the list: all it says, where it comes from, what it said before, and whether it counts. */
export function ResponsePanel({ id, questions, actions, onClose }: Props) {
  const say = useWords(words)
  return (
    <Drawer
      opened={Boolean(id)}
      onClose={onClose}
      position="right"
      size={520}
      title={say('detail')}
      closeButtonProps={{ 'aria-label': say('close') }}
      transitionProps={{ duration: 120 }}
    >
      {id && <Content id={id} questions={questions} actions={actions} />}
    </Drawer>
  )
}

function Content({ id, questions, actions }: Pick<Props, 'questions' | 'actions'> & { id: string }) {
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const { data, error, refetch } = useQuery(response(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={480} />
  return (
    <div className={styles.parts}>
      <Panel title={say('answers')}>
        <Answers response={data} questions={questions} />
        {actions && <div className={styles.actions}>{actions(data)}</div>}
      </Panel>
      <Panel title={say('facts')}>
        <Origin response={data} />
      </Panel>
      {data.files && (
        <Panel title={say('files')}>
          <Files files={data.files} />
        </Panel>
      )}
      {(mayWrite || data.tags) && <Tags response={data} mayWrite={mayWrite} />}
      {(mayWrite || data.excluded) && <Exclusion response={data} mayWrite={mayWrite} />}
      <Panel title={say('history')}>
        <History response={data} questions={questions} />
      </Panel>
    </div>
  )
}

function Tags({ response: { id, tags = [] }, mayWrite }: { response: Response; mayWrite: boolean }) {
  const say = useWords(words)
  const tag = useTagMany()
  return (
    <Panel title={say('tags')}>
      <div className={styles.tags}>
        <TagMarks worn={tags} />
        {mayWrite && (
          <TagPicker
            records={[tags]}
            busy={tag.isPending}
            onChange={(change) =>
              tag.mutate(
                { ids: [id], ...change },
                { onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }) },
              )
            }
          />
        )}
      </div>
    </Panel>
  )
}

/** What people call an attribute. */
const labelOf = (defined: readonly Attribute[] | undefined, name: string) =>
  defined?.find((one) => one.name === name)?.label ?? name

function Origin({ response }: { response: Response }) {
  const say = useWords(words)
  const date = useDates()
  const number = useNumbers()
  const seesNames = useMay('see_customers')
  const called = useNames()
  const defined = useQuery(attributesOf('response')).data
  const { contact, account, weight, survey, team, offering, files } = response
  const told = (value: unknown) => (typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value))
  const facts: [string, ReactNode][] = [
    [say('who'), contact && <Who contact={contact} hide="account" />],
    [say('account'), account && <Who account={account} hide="contact" />],
    [say('lived'), `${date.time(response.experienced_at)} (${date.ago(response.experienced_at)})`],
    [say('answered'), date.time(response.answered_at)],
    [say('received'), date.time(response.received_at)],
  ]
  const further: [string, string | null | undefined][] = [
    [say('survey'), response.survey_name ?? (survey && called('survey', survey))],
    [say('channel'), response.channel],
    [say('team'), team && called('team', team)],
    [say('offering'), offering && called('offering', offering)],
    [say('language'), response.language],
    [say('number'), response.external_id],
    [say('weight'), weight === 1 ? null : number.value(weight, 'scale')],
    ...Object.entries(response.attributes)
      .filter(([, value]) => !files?.some(({ id }) => String(value).includes(id)))
      .map(([name, value]) => [labelOf(defined, name), told(value)] as [string, string]),
  ]
  return (
    <>
      <Facts facts={[...facts, ...further.filter(([, value]) => value)]} />
      {!seesNames && <p className={styles.note}>{say('hidden_why')}</p>}
      {response.test && <p className={styles.note}>{say('test')}</p>}
    </>
  )
}

function History({
  response: { id, revision },
  questions,
}: {
  response: Response
  questions: readonly SurveyQuestion[]
}) {
  const say = useWords(words)
  const date = useDates()
  const { data, error, refetch } = useQuery({ ...responseHistory(id), enabled: revision > 0 })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (revision === 0 || data?.length === 0) return <p className={styles.note}>{say('history_none')}</p>
  if (!data) return <Skeleton height={80} />
  return data.map((former) => (
    <div key={former.revision}>
      <p className={styles.note}>{say('replaced', { at: date.time(former.replaced_at) })}</p>
      <Answers response={former.content} questions={questions} />
    </div>
  ))
}
