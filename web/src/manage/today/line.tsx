import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCheckbox,
  IconContract,
  IconEarOff,
  IconLifebuoy,
  IconMessages,
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { eveningOf } from '@/desk/task/evening'
import { changeTask } from '@/desk/task/queries'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { addDays, dateIn } from '@/lib/dates'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Who } from '@/listen/response/who'
import { type Alert, acknowledge } from '@/monitor/alert/queries'
import { useTold } from '@/monitor/alert/told'
import { TextLink } from '@/ui/text-link'
import { showUndo } from '@/ui/undo'
import { stop } from '@/ui/walk'
import type { Todo } from './queries'
import styles from './today.module.css'
import { placeOf } from './where'
import { words } from './words'

const ICONS = {
  case: IconLifebuoy,
  task: IconCheckbox,
  interview: IconMessages,
  contract: IconContract,
  silence: IconEarOff,
  alert: IconBellRinging,
}

interface Props {
  todo: Todo
  /** Whether the list has things of several people. */
  shared: boolean
}

/** One thing to do: what it is, with whom, and why it stands here; a task is done or put off on the spot. */
export function Line(props: Props) {
  const { alert, title } = props.todo
  return alert ? <AlertLine {...props} alert={alert} /> : <OneLine {...props} title={title ?? ''} />
}

/** An alert is called by what it says. */
function AlertLine({ alert, ...props }: Props & { alert: Alert }) {
  const told = useTold()
  return <OneLine {...props} title={told(alert)} />
}

function OneLine({ todo, shared, title }: Props & { title: string }) {
  const say = useWords(words)
  const { done, putOff } = useEnding(todo)
  const know = useKnowing(todo, title)
  const writes = useMay('write_cases')
  const ends = writes && todo.kind === 'task'
  const knows = writes && todo.kind === 'alert'
  const keys = ends ? { e: done, s: () => putOff(1) } : knows ? { e: know } : {}
  const { kind, urgency, priority, contact, account, owner } = todo
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const act = (keys as Record<string, (() => void) | undefined>)[event.key]
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    beside(event.currentTarget)?.focus()
    act()
  }
  const Icon = ICONS[kind]
  return (
    <li className={styles.line} data-late={urgency === 'late'} onKeyDown={press}>
      <Icon className={styles.icon} size={20} stroke={1.5} aria-hidden="true" />
      <div className={styles.what}>
        <TextLink className={styles.name ?? ''} dir="auto" inherit {...placeOf(todo)} {...stop}>
          <span className={styles.kind}>{say(`kind_${kind}`, { number: todo.number ?? 0 })}</span> {title}
        </TextLink>
        <div className={styles.who}>
          {kind !== 'alert' &&
            (contact ? (
              <Who contact={contact} account={account} />
            ) : (
              account && <Who account={account} hide="contact" />
            ))}
          {shared && <span className={styles.owner}>{owner?.name ?? say('nobody')}</span>}
        </div>
      </div>
      <div className={styles.why}>
        {urgency === 'late' && <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />}
        <span>
          {(priority === 'urgent' || priority === 'high') && <strong>{say(priority)} </strong>}
          <Reason todo={todo} />
        </span>
      </div>
      {ends && <Endings todo={todo} done={done} putOff={putOff} />}
      {knows && <Know title={title} know={know} />}
    </li>
  )
}

/** The place to go on from when a line goes. */
function beside(line: HTMLElement): HTMLElement | null | undefined {
  return (line.nextElementSibling ?? line.previousElementSibling)?.querySelector<HTMLElement>('[data-stop]')
}

/** How a task is done or put off, with the way back. */
function useEnding({ id, title, due_at }: Todo) {
  const say = useWords(words)
  const { zone } = useLocale()
  const changing = useChange(changeTask, 'today', 'tasks')
  const told = (message: string, back: Parameters<typeof changeTask>[0]) => ({
    onSuccess: () => showUndo(message, say('undo'), () => changing.mutate(back)),
  })
  const name = { title: title ?? '' }
  return {
    done: () => changing.mutate({ id, state: 'done' }, told(say('is_done', name), { id, state: 'open' })),
    putOff: (days: number) =>
      changing.mutate(
        { id, due_at: eveningOf(addDays(dateIn(zone), days), zone) },
        told(say('is_put_off', { ...name, days }), { id, due_at: due_at ?? null }),
      ),
  }
}

/** How somebody says that they know of an alert. */
function useKnowing({ id }: Todo, title: string) {
  const say = useWords(words)
  const knowing = useChange(acknowledge, 'today', 'alerts')
  const onSuccess = () => notifications.show({ message: say('is_known', { title }) })
  return () => knowing.mutate(id, { onSuccess })
}

function Know({ title, know }: { title: string; know: () => void }) {
  const say = useWords(words)
  return (
    <div className={styles.endings}>
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('know_what', { title })} onClick={know}>
        {say('know')}
      </Button>
    </div>
  )
}

interface EndingProps {
  todo: Todo
  done: () => void
  putOff: (days: number) => void
}

function Endings({ todo: { title }, done, putOff }: EndingProps) {
  const say = useWords(words)
  const name = { title: title ?? '' }
  return (
    <div className={styles.endings}>
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('done_what', name)} onClick={done}>
        {say('done')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={say('put_off_what', name)}>
            {say('put_off')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[1, 7].map((days) => (
            <Menu.Item key={days} onClick={() => putOff(days)}>
              {say('until', { days })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

/** Why it stands here, and until when it is to be done. */
function Reason({ todo: { reason, urgency, due_at, day, since } }: { todo: Todo }) {
  const say = useWords(words)
  const date = useDates()
  if (day) {
    const noon = `${day}T12:00:00Z`
    return say(`why_${reason}`, { at: date.day(noon), ago: date.ago(noon) })
  }
  if (since) return say(`why_${reason}`, { at: date.day(since), ago: date.ago(since) })
  if (reason === 'silent') return say('why_silent_ever')
  const why = say(`why_${reason}`)
  if (!due_at) return why
  return why + say(urgency === 'late' ? 'was_due' : 'is_due', { at: date.time(due_at), ago: date.ago(due_at) })
}
