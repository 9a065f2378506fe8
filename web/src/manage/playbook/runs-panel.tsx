import { Button, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import styles from './playbook.module.css'
import { AFTER_RUN, decideRun, type PlaybookRun, runs, stopRun } from './queries'
import { StartPlaybook } from './start-playbook'
import { words } from './words'

interface Props {
  of: { about: string } | { account: string }
  /** For whom another one is started. */
  about: string
}

/** The playbooks that are or were followed, how far they are, and what was decided. */
export function PlaybookRuns({ of, about }: Props) {
  const say = useWords(words)
  const mayRead = useMay('read_cases')
  const mayWrite = useMay('write_cases')
  const found = useInfiniteQuery({ ...runs(of), enabled: mayRead })
  if (!mayRead) return null
  return (
    <Panel title={say('runs')} aside={mayWrite && <StartPlaybook about={about} />}>
      {found.error && <ErrorState error={found.error} onRetry={found.refetch} />}
      {found.data?.length === 0 && <p className={styles.quiet}>{say('runs_none')}</p>}
      <ul className={styles.list}>
        {found.data?.map((run) => (
          <li key={run.id}>
            <strong dir="auto">{run.name}</strong>
            <Stands run={run} />
            {mayWrite && run.state === 'running' && <Work run={run} />}
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </Panel>
  )
}

function Stands({ run: { state, ended_at, tasks, decision } }: { run: PlaybookRun }) {
  const say = useWords(words)
  const dates = useDates()
  const next = tasks.find((task) => task.state === 'open')
  const done = tasks.filter((task) => task.state === 'done').length
  return (
    <>
      <p className={styles.quiet}>
        {state === 'running'
          ? say('running', { done, all: tasks.length })
          : say(state, { day: ended_at ? dates.day(ended_at) : '' })}
      </p>
      {state === 'running' && next && (
        <p className={styles.quiet} dir="auto">
          {say('next', {
            title: next.title,
            day: next.due_at ? dates.day(next.due_at) : '',
            who: next.owner?.name ?? say('nobody'),
          })}
        </p>
      )}
      {decision && (
        <p className={styles.quiet} dir="auto">
          {say('decided_by', {
            who: decision.member?.name ?? say('somebody'),
            day: dates.day(decision.at),
            words: decision.words,
          })}
        </p>
      )}
    </>
  )
}

function Work({ run: { id, name, decides, decision } }: { run: PlaybookRun }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const stopping = useChange(stopRun, ...AFTER_RUN)
  const stop = () => stopping.mutate(id, { onSuccess: () => notifications.show({ message: say('left', { name }) }) })
  return (
    <>
      <div className={styles.buttons}>
        {decides && !decision && !open && (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {say('decide')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="compact-sm" loading={stopping.isPending} onClick={stop}>
          {say('leave')}
        </Button>
      </div>
      {open && !decision && <Decision id={id} />}
    </>
  )
}

function Decision({ id }: { id: string }) {
  const say = useWords(words)
  const [told, tell] = useState('')
  const deciding = useChange(decideRun, ...AFTER_RUN)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const done = () => notifications.show({ message: say('decided') })
    deciding.mutate({ id, words: told }, { onSuccess: done })
  }
  return (
    <form className={styles.decision} onSubmit={submit}>
      <Textarea
        label={say('decision')}
        autosize
        minRows={2}
        maxLength={4000}
        required
        withAsterisk={false}
        value={told}
        onChange={({ currentTarget: { value } }) => tell(value)}
      />
      <div>
        <Button type="submit" size="compact-sm" loading={deciding.isPending}>
          {say('decision_keep')}
        </Button>
      </div>
    </form>
  )
}
