import { Button, Group } from '@mantine/core'
import { useWords } from '@/lib/words'
import { words } from './words'

interface Props {
  /** What sending the form is called. */
  send: string
  busy: boolean
  onCancel: () => void
}

/** How a form in a dialog ends: sent, or not. */
export function FormEnd({ send, busy, onCancel }: Props) {
  const say = useWords(words)
  return (
    <Group justify="flex-end">
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {say('cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {send}
      </Button>
    </Group>
  )
}
