import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { words } from './words'

/** Nothing is to be done: what will be here, and what is good to look at meanwhile. */
export function NothingToDo() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('empty_title')}
      action={
        <Button component={Link} to="/home">
          {say('to_home')}
        </Button>
      }
      example={say('example')}
    >
      {say('empty')}
    </EmptyState>
  )
}
