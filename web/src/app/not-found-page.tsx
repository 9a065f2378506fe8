import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { words } from './words'

/** Nothing is at this address. */
export function NotFoundPage() {
  const say = useWords(words)
  return (
    <PageHeader
      title={say('not_found_title')}
      about={say('not_found')}
      actions={
        <Button component={Link} to="/">
          {say('to_home')}
        </Button>
      }
    />
  )
}
