import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { type Told, tryOut } from './queries'
import styles from './settings.module.css'
import { words } from './words'

interface Props {
  told: Told
  /** What sending a test is called. */
  test: string
  turn: (given: { id: string; state: 'on' | 'off' }) => Promise<unknown>
  onTested?: () => void
  onChange: () => void
  onRemove: () => void
  /** What else can be done. */
  children?: ReactNode
}

/** What can be done with it: try it out, switch it on and off, change it, remove it. */
export function Steps({ told: { id, state }, test, turn, onTested, onChange, onRemove, children }: Props) {
  const say = useWords(words)
  const trying = useChange(tryOut, 'webhooks', 'chats', 'webhook-deliveries')
  const turning = useChange(turn, 'webhooks', 'chats', 'webhook-deliveries')
  return (
    <div className={styles.actions}>
      {state === 'on' && (
        <Button
          variant="default"
          loading={trying.isPending}
          onClick={() => trying.mutate(id, { onSuccess: () => onTested?.() })}
        >
          {test}
        </Button>
      )}
      <Button
        variant="default"
        loading={turning.isPending}
        onClick={() => turning.mutate({ id, state: state === 'on' ? 'off' : 'on' })}
      >
        {say(state === 'on' ? 'turn_off' : 'turn_on')}
      </Button>
      {children}
      <Button variant="default" onClick={onChange}>
        {say('change')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onRemove}>
        {say('remove')}
      </Button>
    </div>
  )
}
