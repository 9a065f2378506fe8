import { Button, Checkbox, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { colleagues } from '@/identity/member/colleagues'
import { useMay, useMembership } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { showUndo } from '@/ui/undo'
import styles from './chosen.module.css'
import { AFTER_CASE, type Case, type CaseChange, changeCases, PRIORITIES } from './queries'
import { words } from './words'

/** The server takes so many at once. */
const MOST = 500

/** Cases that were chosen among those shown. */
export interface ChosenCases {
  list: readonly Case[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  all: () => void
  none: () => void
}

/** What is chosen of a list; what the list no longer shows is not chosen any more. */
export function useChosen(shown: readonly Case[] | undefined): ChosenCases {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return useMemo(
    () => ({
      list: shown?.filter(({ id }) => ids.has(id)) ?? [],
      has: (id) => ids.has(id),
      toggle: (id) =>
        setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
      all: () => setIds(new Set(shown?.map(({ id }) => id))),
      none: () => setIds(new Set()),
    }),
    [shown, ids],
  )
}

/** How many are chosen, and what can be done with them at once: who works on them, how much they press, where they stand. */
export function Chosen({ chosen, shown }: { chosen: ChosenCases; shown: readonly Case[] }) {
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
          <Changes list={list.slice(0, MOST)} onDone={chosen.none} />
        </>
      )}
    </section>
  )
}

function Changes({ list, onDone }: { list: readonly Case[]; onDone: () => void }) {
  const say = useWords(words)
  const changing = useChange(changeCases, ...AFTER_CASE)
  const member = useMembership()?.member
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const send = (change: CaseChange, back: readonly { ids: string[]; change: CaseChange }[]) =>
    changing.mutate(
      { ids: list.map(({ id }) => id), change },
      {
        onSuccess: ({ items }) => {
          onDone()
          const kept = items.find(({ problem }) => problem)
          const n = items.filter(({ changed }) => changed).length
          const undo = () => {
            for (const step of back) changing.mutate(step)
          }
          if (kept) {
            const why = kept.problem ?? ''
            notifications.show({ message: say('changed_not', { n, not: list.length - n, why }), role: 'alert' })
          } else if (back.length) showUndo(say('changed', { n }), say('undo'), undo)
          else notifications.show({ message: say('changed', { n }) })
        },
      },
    )
  const give = (owner: string | null) =>
    send(
      { owner },
      before(list, (one) => one.owner?.id ?? null, 'owner'),
    )
  return (
    <>
      <Pick name={say('give_to')} busy={changing.isPending}>
        {member && <Menu.Item onClick={() => give(member)}>{say('me')}</Menu.Item>}
        {people
          .filter(({ id }) => id !== member)
          .map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => give(id)}>
              {name}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => give(null)}>{say('nobody')}</Menu.Item>
      </Pick>
      <Pick name={say('priority')} busy={changing.isPending}>
        {PRIORITIES.map((priority) => (
          <Menu.Item
            key={priority}
            onClick={() =>
              send(
                { priority },
                before(list, (one) => one.priority, 'priority'),
              )
            }
          >
            {say(priority)}
          </Menu.Item>
        ))}
      </Pick>
      <Pick name={say('state')} busy={changing.isPending}>
        {(['working', 'waiting', 'closed'] as const).map((state) => (
          <Menu.Item key={state} onClick={() => send({ state }, [])}>
            {say(state)}
          </Menu.Item>
        ))}
      </Pick>
    </>
  )
}

/** What brings cases back to what they were, one change for all that were the same. */
function before<V>(list: readonly Case[], was: (one: Case) => V, name: keyof CaseChange) {
  const values = [...new Set(list.map(was))]
  return values.map((value) => ({
    ids: list.filter((one) => was(one) === value).map(({ id }) => id),
    change: { [name]: value } as CaseChange,
  }))
}

function Pick({ name, busy, children }: { name: string; busy: boolean; children: ReactNode }) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-sm" loading={busy} rightSection={<IconChevronDown size={14} />}>
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>{children}</Menu.Dropdown>
    </Menu>
  )
}
