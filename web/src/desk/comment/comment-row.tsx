import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { members, useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './comment.module.css'
import { parts, toText, toWords } from './mention'
import { MentionField } from './mention-field'
import { type Comment, changeComment, removeComment } from './queries'
import { words } from './words'

/** One comment: who, when, what, with those it mentions. */
export function CommentRow({ comment, writes }: { comment: Comment; writes: boolean }) {
  const say = useWords(words)
  const dates = useDates()
  const [editing, edit] = useState(false)
  const { author, made_at, edited_at, removed_at } = comment
  return (
    <li className={styles.comment}>
      <div className={styles.head}>
        <span className={styles.author}>{author?.name ?? say('program')}</span>
        <time dateTime={made_at} className={styles.quiet}>
          {dates.time(made_at)}
          {edited_at && !removed_at && ` · ${say('edited')}`}
        </time>
      </div>
      {removed_at && <p className={styles.about}>{say('removed')}</p>}
      {!removed_at && editing && <Edit comment={comment} onClose={() => edit(false)} />}
      {!removed_at && !editing && <Said comment={comment} />}
      {writes && !removed_at && !editing && <Actions comment={comment} onEdit={() => edit(true)} />}
    </li>
  )
}

function Said({ comment }: { comment: Comment }) {
  return (
    <p className={styles.words} dir="auto">
      {parts(comment.words, comment.mentions).map((part, at) =>
        typeof part === 'string' ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order
          <span key={at} className={styles.mention}>
            @{part.name}
          </span>
        ),
      )}
    </p>
  )
}

function Actions({ comment: { id, own, author }, onEdit }: { comment: Comment; onEdit: () => void }) {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const removing = useChange(removeComment, 'comments', 'notices')
  if (!own && !manages) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons, and no fields
    <div className={styles.actions} role="group" aria-label={say('actions', { name: author?.name ?? say('program') })}>
      {own && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onEdit}>
          {say('edit')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={removing.isPending}
        onClick={() => removing.mutate(id)}
      >
        {say('remove')}
      </Button>
    </div>
  )
}

function Edit({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const say = useWords(words)
  const people = useQuery(members).data ?? []
  const everybody = [...comment.mentions, ...people]
  const [text, setText] = useState(() => toText(comment.words, comment.mentions))
  const changing = useChange(changeComment, 'comments')
  const problem = changing.error instanceof Refused ? changing.error : undefined
  const { id, revision } = comment
  const save = () => {
    if (text.trim()) changing.mutate({ id, revision, words: toWords(text, everybody) }, { onSuccess: onClose })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <form className={styles.write} onSubmit={submit}>
      <MentionField value={text} problem={problem?.at('words')} onChange={setText} onSend={save} />
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" variant="default" disabled={!text.trim()} loading={changing.isPending}>
          {say('save')}
        </Button>
      </Group>
    </form>
  )
}
