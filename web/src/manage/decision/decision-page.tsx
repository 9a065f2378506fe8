import { Button, Menu, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Tasks } from '@/desk/task/tasks'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { Voiced } from '@/listen/voice/voiced'
import { TellPanel } from '@/manage/announcement/tell-panel'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import styles from './decision.module.css'
import { EditDecision } from './edit-decision'
import { FrozenReading } from './frozen'
import { changeDecision, type DecisionWhole, decision } from './queries'
import { Steps } from './steps'
import { words } from './words'

/** One decision: the figures and the words it rests on, and what became of it. */
export default function DecisionPage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const date = useDates()
  const { data, error, refetch } = useQuery(decision(id))
  const readsCases = useMay('read_cases')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  const ended = data.ended_at ? date.day(data.ended_at) : ''
  return (
    <>
      <PageHeader title={data.title} actions={<Actions decision={data} />} />
      <Sentence under={say('under')}>
        {say('one_sentence', { state: data.state, day: date.day(data.decided_at), ended })}
      </Sentence>
      <div className={styles.columns}>
        <div>
          {data.note && (
            <p className={styles.note} dir="auto">
              {data.note}
            </p>
          )}
          {data.reading && <FrozenReading reading={data.reading} />}
          <Said decision={data} />
        </div>
        <aside>
          <Panel title={say('state')}>
            <Facts
              facts={[
                [say('state'), say(data.state)],
                [say('owner'), data.owner?.name ?? say('nobody')],
                [say('due'), data.due_at && date.day(data.due_at)],
                [say('touchpoint'), data.touchpoint && (data.touchpoint.name ?? data.touchpoint.key)],
              ]}
            />
          </Panel>
          <TellPanel decision={data.id} title={data.title} />
          {readsCases && <Tasks about={data.id} />}
          <Steps steps={data.steps} />
        </aside>
      </div>
    </>
  )
}

/** The words that led to it. */
function Said({ decision: { said } }: { decision: DecisionWhole }) {
  const say = useWords(words)
  const questions = useQuery(surveyQuestions).data
  return (
    <Panel title={say('people_said')}>
      {said.length === 0 && <p className={styles.quiet}>{say('no_words')}</p>}
      {questions &&
        said.map(({ id, voice }) =>
          voice ? (
            <Voiced key={id} said={voice} questions={questions} />
          ) : (
            <p key={id} className={styles.quiet}>
              {say('gone')}
            </p>
          ),
        )}
    </Panel>
  )
}

function Actions({ decision: one }: { decision: DecisionWhole }) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const [editing, edit] = useState(false)
  const changing = useChange(changeDecision, 'decisions', 'announcements')
  if (!mayWrite) return null
  const become = (state: DecisionWhole['state']) => changing.mutate({ id: one.id, state })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{say('edit')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => edit(true)}>{say('edit')}</Menu.Item>
          {one.state === 'decided' && <Menu.Item onClick={() => become('dropped')}>{say('drop')}</Menu.Item>}
          {one.state !== 'decided' && <Menu.Item onClick={() => become('decided')}>{say('resume')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {one.state === 'decided' && (
        <Button loading={changing.isPending} onClick={() => become('done')}>
          {say('carry_out')}
        </Button>
      )}
      {editing && <EditDecision decision={one} onClose={() => edit(false)} />}
    </>
  )
}
