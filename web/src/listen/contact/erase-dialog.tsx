import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useErase } from '@/customers/contact/queries'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { words } from './words'

interface Props {
  id: string
  /** How many responses would go; undefined while they are counted. */
  responses: number | undefined
  onClose: () => void
}

/** Erases a person; what it costs stands in the button, because nothing brings it back. */
export function EraseContact({ id, responses, onClose }: Props) {
  const say = useWords(words)
  const navigate = useNavigate()
  const erase = useErase(id)
  const send = () =>
    erase.mutate(undefined, {
      onSuccess: (gone) => {
        notifications.show({ message: say('erased', { n: gone.responses }) })
        navigate({ to: '/contacts', replace: true })
      },
    })
  return (
    <Dialog opened onClose={onClose} title={say('erase_title')}>
      {erase.error && <ErrorState error={erase.error} />}
      <p>{say('erase_about')}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button color="var(--ts-bad)" loading={erase.isPending} disabled={responses === undefined} onClick={send}>
          {responses === undefined ? say('erase_counting') : say('erase_button', { n: responses })}
        </Button>
      </Group>
    </Dialog>
  )
}
