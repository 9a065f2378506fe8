import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { useContractNames } from './names'
import { type Contract, movementsOf, useRemoveContract } from './queries'
import { words } from './words'

/** Removes what was made by mistake; nothing brings it back, so the button says what goes with it. */
export function RemoveForm({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const say = useWords(words)
  const { nameOf } = useContractNames()
  const { data } = useQuery(movementsOf(contract.id))
  const remove = useRemoveContract()
  const done = () => {
    onClose()
    notifications.show({ message: say('removed', { name: nameOf(contract) }) })
  }
  return (
    <Stack gap="sm">
      {remove.error && <ErrorState error={remove.error} />}
      <div>{say('remove_about')}</div>
      <Group justify="flex-end" mt="xs">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {say('keep')}
        </Button>
        <Button
          loading={remove.isPending}
          disabled={!data}
          onClick={() => remove.mutate(contract.id, { onSuccess: done })}
        >
          {data?.more ? say('remove_many') : say('remove_save', { n: data?.n ?? 0 })}
        </Button>
      </Group>
    </Stack>
  )
}
