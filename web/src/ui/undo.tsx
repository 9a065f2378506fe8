import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** Says what was done, with the way back. */
export function showUndo(message: string, undo: string, onUndo: () => void) {
  const id = notifications.show({
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          flex="none"
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            onUndo()
          }}
        >
          {undo}
        </Button>
      </Group>
    ),
  })
}
