import { Button, Menu, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Comments } from '@/desk/comment/comments'
import { TagMarks } from '@/desk/tag/tag-mark'
import { TagPicker } from '@/desk/tag/tag-picker'
import { Tasks } from '@/desk/task/tasks'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { Answers } from '@/listen/response/answers'
import { response } from '@/listen/response/queries'
import { Who } from '@/listen/response/who'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import { EditNote } from './edit-note'
import { MarkWords } from './mark-words'
import { NoteFiles } from './note-files'
import styles from './note-page.module.css'
import { MARKS } from './passages'
import { type Observation, observation, useTagObservation } from './queries'
import { RemoveNote } from './remove-note'
import { isSentiment } from './sentiment'
import { words } from './words'

interface Props {
  /** What else can be done. */
  actions?: (note: Observation) => ReactNode
}

/** One note: how it sounded, its words with marked passages, and where it belongs. */
export default function NotePage({ actions }: Props) {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const date = useDates()
  const { data: note, error, refetch } = useQuery(observation(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!note) return <Skeleton height={640} />
  return (
    <>
      <PageHeader
        title={titleOf(note, say)}
        about={
          <>
            {date.time(note.happened_at)}, {date.ago(note.happened_at)}
          </>
        }
        actions={
          <>
            {actions?.(note)}
            {note.may_change && <Actions note={note} />}
          </>
        }
      />
      <Sentence under={<MarkedTold note={note} />}>{soundOf(note, say)}</Sentence>
      <Columns>
        <div>
          {note.body !== '' && (
            <Panel title={say('body')}>
              <MarkWords note={note} />
            </Panel>
          )}
          {note.survey && note.response && <Guided note={note} id={note.response} />}
          <Tasks about={id} />
          <Comments about={id} />
        </div>
        <div>
          <Panel title={say('about_note')}>
            <Origin note={note} />
          </Panel>
          <Tags note={note} />
          <NoteFiles note={note} />
        </div>
      </Columns>
    </>
  )
}

type Say = ReturnType<typeof useWords<keyof typeof words.en>>

const titleOf = ({ kind, contact, account, touchpoint }: Observation, say: Say) => {
  const who = contact?.name ?? account?.name ?? touchpoint?.name ?? touchpoint?.key
  return who ? say(kind === 'field_note' ? 'about_what' : 'with_whom', { kind: say(kind), who }) : say(kind)
}

const soundOf = ({ sentiment, propensity }: Observation, say: Say) =>
  [
    isSentiment(sentiment) && say('sounded', { how: say(`sentiment_${sentiment}`) }),
    typeof propensity === 'number' && say('would_go_on', { n: propensity }),
  ]
    .filter(Boolean)
    .join(' ') || say('no_impression')

/** How many passages are marked, and as what. */
function MarkedTold({ note: { passages, body } }: { note: Observation }) {
  const say = useWords(words)
  const counts = MARKS.map((mark) => [mark, passages.filter((one) => one.mark === mark).length] as const)
  if (passages.length === 0) return body === '' ? null : say('nothing_marked')
  return counts
    .filter(([, n]) => n > 0)
    .map(([mark, n]) => say(`n_${mark}`, { n }))
    .join(' · ')
}

function Actions({ note }: { note: Observation }) {
  const say = useWords(words)
  const [removing, remove] = useState(false)
  return (
    <>
      <EditNote note={note} />
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="subtle" color="gray">
            {say('more_actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => remove(true)}>{say('remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveNote note={note} onClose={() => remove(false)} />}
    </>
  )
}

function Origin({ note }: { note: Observation }) {
  const say = useWords(words)
  const date = useDates()
  const { kind, contact, account, touchpoint, offering, consent, author, made_at, changed_at, revision, survey } = note
  return (
    <Facts
      facts={[
        [say('kind'), say(kind)],
        [say('person'), contact && <Who contact={contact} hide="account" />],
        [say('account'), account && <Who account={account} hide="contact" />],
        [say('touchpoint'), touchpoint && (touchpoint.name ?? touchpoint.key)],
        ...(offering ? [[say('offering'), offering.name ?? offering.key] as const] : []),
        ...(survey ? [[say('guide'), survey.name] as const] : []),
        [say('consent_short'), say(consent ? `consent_${consent}` : 'consent_none')],
        [say('noted_by'), author?.name],
        [say('noted_at'), date.time(made_at)],
        ...(revision > 0 ? [[say('changed_at'), date.time(changed_at)] as const] : []),
      ]}
    />
  )
}

function Tags({ note }: { note: Observation }) {
  const say = useWords(words)
  const tagging = useTagObservation(note)
  const { tags, may_change } = note
  if (!may_change && tags.length === 0) return null
  return (
    <Panel title={say('tags')}>
      <div className={styles.tags}>
        <TagMarks worn={tags} />
        {may_change && <TagPicker records={[tags]} busy={tagging.isPending} onChange={tagging.put} />}
      </div>
    </Panel>
  )
}

/** What was answered to the guide. */
function Guided({ note: { survey }, id }: { note: Observation; id: string }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(response(id))
  const questions = useQuery(surveyQuestions).data
  return (
    <Panel title={say('answers_to', { name: survey?.name ?? '' })}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {data && questions ? <Answers response={data} questions={questions} /> : !error && <Skeleton height={160} />}
    </Panel>
  )
}
