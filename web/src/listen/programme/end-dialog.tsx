import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { changeProgramme, type Programme, rates } from './queries'
import { words } from './words'

/** Ends a programme for good, and says how many are not asked any more. */
export function EndDialog({ programme: { id, name }, onClose }: { programme: Programme; onClose: () => void }) {
  const say = useWords(words)
  const waiting = useQuery(rates(id)).data?.waiting
  const ending = useChange(changeProgramme, 'programmes')
  const end = () =>
    ending.mutate(
      { id, state: 'ended' },
      {
        onSuccess: () => {
          onClose()
          notifications.show({ message: say('ended_now', { name }) })
        },
      },
    )
  return (
    <Dialog opened onClose={onClose} title={say('end_title')}>
      <Stack gap="sm">
        <div>{say('end_about')}</div>
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button loading={ending.isPending} disabled={waiting === undefined} onClick={end}>
            {say('end_do', { waiting: waiting ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
