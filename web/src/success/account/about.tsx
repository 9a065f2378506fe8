import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Account, accountStates } from '@/customers/account/queries'
import { StateDialog } from '@/customers/account/state-dialog'
import { StateMark } from '@/customers/account/state-mark'
import { type Attribute, attributesOf } from '@/customers/attribute/queries'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { words } from './words'

/** Who owns an account, and its attributes. */
export function AboutAccount({ account }: { account: Account }) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const owners = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  const attributes = useQuery(attributesOf('account')).data ?? []
  const written = (value: unknown, kind: Attribute['kind']) => {
    if (value === null || value === undefined) return null
    if (kind === 'number' && typeof value === 'number') return number.exact(value)
    if (kind === 'date') return date.period(String(value))
    return typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value)
  }
  return (
    <Panel title={say('about')}>
      <Facts
        facts={[
          [say('owner'), owners?.find(({ id }) => id === account.owner)?.name],
          [say('external_id'), account.external_id],
          ...attributes.map(({ name, label, kind }) => [label, written(account.attributes[name], kind)] as const),
        ]}
      />
    </Panel>
  )
}

/** What an account was since when, the latest first. */
export function StateHistory({ id }: { id: string }) {
  const say = useWords(words)
  const date = useDates()
  const { data } = useQuery(accountStates(id))
  const mayWrite = useMay('write_customers')
  const [editing, edit] = useState(false)
  const correct = mayWrite && data && (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={() => edit(true)}>
      {say('correct')}
    </Button>
  )
  return (
    <Panel title={say('history')} aside={correct}>
      {!data && <Skeleton height={64} />}
      <Facts
        facts={(data ?? [])
          .toReversed()
          .map(({ state, since }) => [date.day(since), <StateMark key={since} state={state} />])}
      />
      {editing && data && <StateDialog id={id} history={data} onClose={() => edit(false)} />}
    </Panel>
  )
}
