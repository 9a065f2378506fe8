import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import { Noted } from './noted'
import { observationPages } from './queries'
import { words } from './words'

/** What was noted about a person or an account, the latest first. */
export function NotesPanel({ of }: { of: { account: string } | { contact: string } }) {
  const say = useWords(words)
  const mayWrite = useMay('write_answers')
  const found = useInfiniteQuery({ ...observationPages(of, 3), enabled: useMay('read_answers') })
  const notes = found.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel
      title={say('notes')}
      aside={
        mayWrite && (
          <TextLink inherit to="/notes/interview" search={of as never}>
            {say('hold_interview')}
          </TextLink>
        )
      }
    >
      {found.error && <ErrorState error={found.error} onRetry={found.refetch} />}
      {notes?.length === 0 && say('none')}
      {notes?.map((note) => (
        <Noted key={note.id} note={note} hide={'account' in of ? 'account' : 'contact'} />
      ))}
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </Panel>
  )
}
