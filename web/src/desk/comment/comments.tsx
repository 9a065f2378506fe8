import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { members, useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import styles from './comment.module.css'
import { CommentRow } from './comment-row'
import { toWords } from './mention'
import { MentionField } from './mention-field'
import { commentsAbout, writeComment } from './queries'
import { words } from './words'

/** What members write about a record, by its id, among themselves. */
export function Comments({ about }: { about: string }) {
  const say = useWords(words)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    commentsAbout(about),
  )
  const writes = useMay('write_cases')
  return (
    <Panel title={say('title')}>
      {writes && <Write about={about} />}
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton height={88} />}
      {data?.length === 0 && <p className={styles.about}>{say('none')}</p>}
      <ol className={styles.list}>
        {data?.map((comment) => (
          <CommentRow key={comment.id} comment={comment} writes={writes} />
        ))}
      </ol>
      {hasNextPage && <More text={say('earlier')} busy={isFetchingNextPage} onMore={fetchNextPage} />}
    </Panel>
  )
}

function Write({ about }: { about: string }) {
  const say = useWords(words)
  const people = useQuery(members).data ?? []
  const [text, setText] = useState('')
  const writing = useChange(writeComment, 'comments')
  const problem = writing.error instanceof Refused ? writing.error : undefined
  const send = () => {
    if (!text.trim() || writing.isPending) return
    writing.mutate({ about, words: toWords(text, people) }, { onSuccess: () => setText('') })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className={styles.write} onSubmit={submit}>
      <MentionField value={text} problem={problem?.at('words')} onChange={setText} onSend={send} />
      <div className={styles.foot}>
        <p className={styles.about}>{say('about')}</p>
        <Button type="submit" variant="default" disabled={!text.trim()} loading={writing.isPending}>
          {say('send')}
        </Button>
      </div>
    </form>
  )
}
