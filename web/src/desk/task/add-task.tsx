import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useMembership } from '@/identity/session/may'
import { members, useChange } from '@/identity/settings/queries'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { eveningOf } from './evening'
import { makeTask } from './queries'
import styles from './task.module.css'
import { words } from './words'

/** A new task: one line, who, and by when. */
export function AddTask({ about }: { about: string }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const me = useMembership()?.member
  const people = useQuery(members).data ?? []
  const [title, setTitle] = useState('')
  const [owner, setOwner] = useState<string | null>(me ?? null)
  const [due, setDue] = useState('')
  const making = useChange(makeTask, 'tasks')
  const problem = making.error instanceof Refused ? making.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { about, title, owner, due_at: due ? eveningOf(due, zone) : null }
    making.mutate(body, {
      onSuccess: () => {
        setTitle('')
        setDue('')
      },
    })
  }
  return (
    <div className={styles.frame}>
      <form className={styles.add} onSubmit={submit}>
        <TextInput
          className={styles.title ?? ''}
          label={say('what')}
          required
          withAsterisk={false}
          maxLength={200}
          value={title}
          error={problem?.at('title')}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Select
          label={say('owner')}
          placeholder={say('nobody')}
          data={people.map(({ id, name }) => ({ value: id, label: id === me ? say('me', { name }) : name }))}
          value={owner}
          error={problem?.at('owner')}
          onChange={setOwner}
          searchable
          clearable
        />
        <TextInput
          type="date"
          label={say('due_on')}
          value={due}
          error={problem?.at('due_at')}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={making.isPending}>
          {say('add')}
        </Button>
      </form>
    </div>
  )
}
