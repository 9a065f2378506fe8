import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { words } from './words'

/** Nothing is at this address. */
export function NotFoundPage() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('not_found_title')}
      action={
        <Button component={Link} to="/">
          {say('to_home')}
        </Button>
      }
    >
      {say('not_found')}
    </EmptyState>
  )
}
