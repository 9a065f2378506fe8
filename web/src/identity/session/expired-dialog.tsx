import { Button, getDefaultZIndex, Modal, Text } from '@mantine/core'
import { session as state } from '@/api/link'
import { useWords } from '@/lib/words'
import { LogInForm } from './log-in-form'
import { words } from './words'

/** Lies over the page, and over what lies on it, when the session has run out, so that nothing typed is lost. */
export function ExpiredDialog({ mail }: { mail: string }) {
  const say = useWords(words)
  const expired = state.use() === 'expired'
  return (
    <Modal
      opened={expired}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={getDefaultZIndex('max')}
      title={say('expired_title')}
    >
      <Text size="sm" mb="md">
        {say('expired')}
      </Text>
      <LogInForm mail={mail} />
      <Button variant="subtle" color="gray" fullWidth mt="xs" onClick={() => window.location.assign('/')}>
        {say('leave')}
      </Button>
    </Modal>
  )
}
