import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { type Observation, useRemoveObservation } from './queries'
import { words } from './words'

/** Removes a note for good; the button says what goes with it. */
export function RemoveNote({ note, onClose }: { note: Observation; onClose: () => void }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const remove = useRemoveObservation()
  const done = () => {
    notifications.show({ message: say('removed') })
    return navigate({ to: '/notes' })
  }
  return (
    <Dialog opened onClose={onClose} title={say('remove_title')}>
      <Stack gap="sm">
        {remove.error && <ErrorState error={remove.error} />}
        <div>{say(note.response ? 'remove_rated' : 'remove_about')}</div>
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button loading={remove.isPending} onClick={() => remove.mutate(note.id, { onSuccess: done })}>
            {say('remove_do', { files: note.files?.length ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
