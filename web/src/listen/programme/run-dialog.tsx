import { Button, Group, Skeleton, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useChange } from '@/identity/settings/queries'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { changeProgramme, dryRun, type Programme } from './queries'
import { useTold } from './use-told'
import { words } from './words'

/** Says how many would be asked before a programme is set running. */
export function RunDialog({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const say = useWords(words)
  const number = useNumbers()
  const { triggerOf } = useTold()
  const { data, error, refetch } = useQuery(dryRun(programme.id))
  const running = useChange(changeProgramme, 'programmes')
  const { id, name, plan } = programme
  const run = () =>
    running.mutate(
      { id, state: 'running' },
      {
        onSuccess: () => {
          onClose()
          notifications.show({ message: say('ran', { name }) })
        },
      },
    )
  return (
    <Dialog opened onClose={onClose} title={say('run_title')}>
      <Stack gap="sm">
        {(running.error ?? error) && (
          <ErrorState error={running.error ?? error} onRetry={error ? refetch : undefined} />
        )}
        <div>{say(`run_${plan.trigger.when}`, { trigger: triggerOf(programme) })}</div>
        {data ? (
          <div>{say('run_counts', { asked: data.asked, people: number.count(data.people) })}</div>
        ) : (
          !error && <Skeleton height={24} />
        )}
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button loading={running.isPending} disabled={!data} onClick={run}>
            {say('run_do', { asked: data?.asked ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
