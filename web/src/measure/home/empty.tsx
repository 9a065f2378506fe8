import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { Score } from '@/ui/score'
import { Verbatim } from '@/ui/verbatim'
import { words } from './words'

const EXAMPLE = { value: 39.8, low: 37.2, high: 42.5, n: 2746 }
const SCALE = { low: -100, high: 100, format: 'points' } as const

/** Before the first answer: what will be here, and the one way to begin. */
export function HomeEmpty() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/import">
            {say('import')}
          </Button>
        }
        example={
          <>
            <Score reading={EXAMPLE} scale={SCALE} unit={say('people', { n: EXAMPLE.n })} />
            <Verbatim text={say('example_words')} at={new Date().toISOString()} score={{ text: '10', tone: 'good' }} />
          </>
        }
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
