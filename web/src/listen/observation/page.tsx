import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { addressOf, changesTo } from '@/desk/view/address'
import { Views } from '@/desk/view/views'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Verbatim } from '@/ui/verbatim'
import { DuePanel } from './due-panel'
import { filterOf, KEYS } from './filter'
import { NoteFilters } from './filters'
import { NoteCall } from './note-call'
import { Noted, useFace } from './noted'
import { observationPages } from './queries'
import { words } from './words'

/** What was heard in calls, meetings and interviews, and seen in the field; the latest first. */
export default function NotesPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const found = useInfiniteQuery(observationPages(filterOf(given)))
  const notes = useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data])
  const filtered = KEYS.some((key) => given[key])
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const bad = notes?.filter(({ sentiment }) => typeof sentiment === 'number' && sentiment < 0).length ?? 0
  const good = notes?.filter(({ sentiment }) => typeof sentiment === 'number' && sentiment > 0).length ?? 0
  const none = notes?.length === 0 && !found.hasNextPage
  return (
    <>
      <PageHeader title={say('title')} actions={<Actions />} />
      {none && !filtered ? (
        <>
          <DuePanel />
          <NoNotes />
        </>
      ) : (
        <>
          <Sentence under={say('under')}>
            {notes && say('sentence', { n: notes.length, more: found.hasNextPage ? 'yes' : 'no', bad, good })}
          </Sentence>
          <DuePanel />
          <Views page="notes" address={addressOf(KEYS, given)} onOpen={(address) => set(changesTo(KEYS, address))} />
          <NoteFilters given={given} onChange={set} />
          {!notes && <Skeleton height={1200} />}
          {notes?.map((note) => (
            <Noted key={note.id} note={note} />
          ))}
          {none && (
            <EmptyState
              title={say('none_like_this')}
              action={
                <Button variant="default" onClick={() => set(Object.fromEntries(KEYS.map((key) => [key, null])))}>
                  {say('clear')}
                </Button>
              }
            >
              {say('none_like_this_why')}
            </EmptyState>
          )}
          {found.hasNextPage && (
            <More
              text={say(notes?.length ? 'more' : 'read_on')}
              busy={found.isFetchingNextPage}
              onMore={() => found.fetchNextPage()}
            />
          )}
        </>
      )}
    </>
  )
}

function Actions() {
  const say = useWords(words)
  if (!useMay('write_answers')) return null
  return (
    <>
      <Button variant="default" component={Link} to="/notes/interview">
        {say('hold_interview')}
      </Button>
      <NoteCall primary />
    </>
  )
}

function NoNotes() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('empty_title')}
      example={<Verbatim text={say('example')} at={new Date().toISOString()} score={useFace(1)} who={say('call')} />}
    >
      {say('empty')}
    </EmptyState>
  )
}
