import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { words } from './words'

interface Props {
  name: string
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
}

/** Moves something up and down among its neighbours. */
export function MoveButtons({ name, first, last, onMove }: Props) {
  const say = useWords(words)
  return (
    <>
      <ActionIcon aria-label={say('move_up', { name })} disabled={first} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={say('move_down', { name })} disabled={last} onClick={() => onMove(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </>
  )
}
