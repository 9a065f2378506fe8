import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { Verbatim } from '@/ui/verbatim'
import { OpenCase } from './open-case'
import { words } from './words'

/** No case is open: where they come from, and how one is opened by hand. */
export function NoCases({ onAll }: { onAll: () => void }) {
  const say = useWords(words)
  const rules = useMay('manage_loop')
  return (
    <>
      <PageHeader title={say('title')} actions={<OpenCase />} />
      <EmptyState
        title={say('empty_title')}
        action={
          <>
            {rules && (
              <Button
                renderRoot={(props) => <Link to="/settings" search={{ tab: 'case-rules' } as never} {...props} />}
              >
                {say('to_rules')}
              </Button>
            )}{' '}
            <Button variant="default" onClick={onAll}>
              {say('show_closed')}
            </Button>
          </>
        }
        example={
          <Verbatim
            text={say('example')}
            at={new Date().toISOString()}
            score={{ text: '3', of: say('example_of'), tone: 'bad' }}
            who={say('example_who')}
          />
        }
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
