import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhoneOutgoing } from '@tabler/icons-react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { addDays, dateIn, dayStart } from '@/lib/dates'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { type AffectedAt, reachOut } from './queries'
import { words } from './words'

/** Days until somebody should have called. */
const DAYS = 5

interface Props {
  at: AffectedAt
  place: string
  /** How many customers they belong to. */
  n: number
}

/** Makes a task for each customer affected: for whoever answers for them, or for anybody. Who has an open one gets no second. */
export function ReachOutToAll({ at, place, n }: Props) {
  const say = useWords(words)
  const { zone } = useLocale()
  const mayWrite = useMay('write_cases')
  const reaching = useChange(reachOut, 'tasks')
  if (!mayWrite) return null
  const reach = () => {
    const due_at = dayStart(addDays(dateIn(zone), DAYS), zone)
    reaching.mutate(
      { at, title: say('task', { place }), due_at },
      { onSuccess: ({ made, left_off }) => notifications.show({ message: say('made', { made, left_off }) }) },
    )
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPhoneOutgoing size={16} stroke={1.75} />}
      loading={reaching.isPending}
      disabled={reaching.isSuccess}
      onClick={reach}
    >
      {reaching.isSuccess ? say('tasks_made') : say('reach_out', { n })}
    </Button>
  )
}
