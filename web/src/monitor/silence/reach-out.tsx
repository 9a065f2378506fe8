import { Button } from '@mantine/core'
import { IconPhoneOutgoing } from '@tabler/icons-react'
import { changeTask, makeTask } from '@/desk/task/queries'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { addDays, dateIn, dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import { words } from './words'

/** Days until somebody should have called. */
const DAYS = 5

interface Props {
  /** The id of the account or the person. */
  about: string
  /** What they are called. */
  name: string
  /** Who of us answers for them. */
  owner?: string | null | undefined
}

/** Makes a task of calling somebody who says nothing: for whoever answers for them, or for anybody. */
export function ReachOut({ about, name, owner }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const mayWrite = useMay('write_cases')
  const making = useChange(makeTask, 'tasks')
  const changing = useChange(changeTask, 'tasks')
  if (!mayWrite) return null
  const make = () => {
    const due_at = dayStart(addDays(dateIn(zone), DAYS), zone)
    const task = { about, title: say('task', { name }), note: say('about'), owner: owner ?? null, due_at }
    making.mutate(task, {
      onSuccess: ({ id }) =>
        showUndo(say('made', { name }), say('undo'), () => changing.mutate({ id, state: 'dropped' })),
    })
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPhoneOutgoing size={16} stroke={1.75} />}
      aria-label={say('reach_out_to', { name })}
      loading={making.isPending}
      disabled={making.isSuccess}
      onClick={make}
    >
      {say(making.isSuccess ? 'task_made' : 'reach_out')}
    </Button>
  )
}
