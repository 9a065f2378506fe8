import { ActionIcon, Checkbox, Skeleton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { showUndo } from '@/ui/undo'
import { AddTask } from './add-task'
import { changeTask, type Task, type TaskState, tasksAbout } from './queries'
import styles from './task.module.css'
import { words } from './words'

/** What is to be done about a record, by its id: tick, drop, add. */
export function Tasks({ about }: { about: string }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(tasksAbout(about))
  const writes = useMay('write_cases')
  const open = data?.filter(({ state }) => state === 'open')
  const ended = data?.filter(({ state }) => state !== 'open') ?? []
  return (
    <Panel title={say('title')} aside={open && say('open', { count: open.length })}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton height={88} />}
      {data?.length === 0 && <p className={styles.about}>{say('none')}</p>}
      {open && <List tasks={open} writes={writes} />}
      {ended.length > 0 && (
        <details className={styles.ended}>
          <summary>{say('ended', { count: ended.length })}</summary>
          <List tasks={ended} writes={writes} />
        </details>
      )}
      {writes && data && <AddTask about={about} />}
    </Panel>
  )
}

function List({ tasks, writes }: { tasks: readonly Task[]; writes: boolean }) {
  return (
    <ul className={styles.list}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} writes={writes} />
      ))}
    </ul>
  )
}

/** One task: what, who, by when, with a box to tick. */
export function TaskRow({ task, writes }: { task: Task; writes: boolean }) {
  const say = useWords(words)
  const changing = useChange(changeTask, 'tasks')
  const { id, title, state } = task
  const become = (next: TaskState) => {
    const back = () => changing.mutate({ id, state })
    const told = { open: undefined, done: say('ticked', { title }), dropped: say('dropped', { title }) }[next]
    changing.mutate({ id, state: next }, { onSuccess: () => told && showUndo(told, say('undo'), back) })
  }
  return (
    <li className={styles.task} data-state={state}>
      <Checkbox
        className={styles.box ?? ''}
        aria-label={say(state === 'open' ? 'tick' : 'untick', { title })}
        checked={state !== 'open'}
        disabled={!writes || changing.isPending}
        onChange={() => become(state === 'open' ? 'done' : 'open')}
      />
      <div className={styles.words}>
        <div className={styles.what} dir="auto">
          {title}
        </div>
        {task.note && (
          <div className={styles.note} dir="auto">
            {task.note}
          </div>
        )}
        <Facts task={task} />
      </div>
      {writes && state === 'open' && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={say('drop_task', { title })}
          title={say('drop')}
          onClick={() => become('dropped')}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </li>
  )
}

function Facts({ task: { owner, team, due_at, state, ended_at, ended_by } }: { task: Task }) {
  const say = useWords(words)
  const dates = useDates()
  const late = state === 'open' && due_at && Date.parse(due_at) < Date.now()
  const due = due_at && say(late ? 'late' : 'due', { day: dates.time(due_at) })
  const facts =
    state === 'open'
      ? [owner?.name ?? team?.name ?? say('nobody'), due]
      : [state === 'dropped' && say('was_dropped'), ended_by?.name, ended_at && dates.day(ended_at)]
  return (
    <div className={styles.facts} data-late={late || undefined}>
      {facts.filter(Boolean).join(' · ')}
    </div>
  )
}
