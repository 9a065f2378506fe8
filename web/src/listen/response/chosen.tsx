import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { TagPicker } from '@/desk/tag/tag-picker'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import styles from './chosen.module.css'
import { type Response, useExcludeMany, useTagMany } from './queries'
import type { Chosen as Choice } from './use-chosen'
import { words } from './words'

/** The server takes so many at once. */
const MOST = 500

/** How many are chosen, and what can be done with them. */
export function Chosen({ chosen, shown }: { chosen: Choice; shown: readonly Response[] }) {
  const say = useWords(words)
  const { list } = chosen
  const all = list.length === shown.length
  return (
    <section className={styles.bar} aria-label={say('many')}>
      <Checkbox
        label={say(all ? 'choose_none' : 'choose_all', { n: shown.length })}
        checked={all}
        indeterminate={list.length > 0 && !all}
        onChange={all ? chosen.none : chosen.all}
      />
      {list.length > 0 && (
        <>
          <span className={styles.count} role="status">
            {say('chosen', { n: list.length })}
          </span>
          <Tagging list={list} />
          <Excluding list={list} onDone={chosen.none} />
        </>
      )}
    </section>
  )
}

function Tagging({ list }: { list: readonly Response[] }) {
  const say = useWords(words)
  const tag = useTagMany()
  const ids = list.slice(0, MOST).map(({ id }) => id)
  return (
    <TagPicker
      records={list.map(({ tags }) => tags ?? [])}
      busy={tag.isPending}
      onChange={(change) =>
        tag.mutate(
          { ids, ...change },
          { onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }) },
        )
      }
    />
  )
}

/** Those that count are excluded with one reason; where all are excluded, they are brought back. */
function Excluding({ list, onDone }: { list: readonly Response[]; onDone: () => void }) {
  const say = useWords(words)
  const exclude = useExcludeMany()
  const ids = list.slice(0, MOST).map(({ id }) => id)
  const tell = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  if (list.every(({ excluded }) => excluded)) {
    const bring = () =>
      exclude.mutate(
        { ids, reason: null },
        {
          onError: tell,
          onSuccess: ({ changed }) => {
            onDone()
            notifications.show({ message: say('included_many', { n: changed }) })
          },
        },
      )
    return (
      <Button variant="default" loading={exclude.isPending} onClick={bring}>
        {say('include_many')}
      </Button>
    )
  }
  const send = (reason: string) =>
    exclude.mutate(
      { ids, reason },
      {
        onError: tell,
        onSuccess: ({ changed }) => {
          onDone()
          showUndo(say('excluded_many', { n: changed }), say('undo'), () =>
            exclude.mutate({ ids, reason: null }, { onError: tell }),
          )
        },
      },
    )
  return <WithReason n={list.length} busy={exclude.isPending} onSend={send} />
}

function WithReason({ n, busy, onSend }: { n: number; busy: boolean; onSend: (reason: string) => void }) {
  const say = useWords(words)
  const [open, { toggle, close }] = useDisclosure()
  const [reason, setReason] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    close()
    onSend(reason.trim())
  }
  return (
    <Popover
      opened={open}
      onChange={(next) => !next && close()}
      trapFocus
      position="bottom-start"
      width={300}
      withRoles
    >
      <Popover.Target>
        <Button variant="default" loading={busy} onClick={toggle}>
          {say('exclude_many')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('exclude_title')}>
        <form onSubmit={send}>
          <TextInput
            label={say('reason')}
            placeholder={say('reason_example')}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button type="submit" variant="default" mt="sm" fullWidth disabled={!reason.trim()}>
            {say('exclude_n', { n })}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
