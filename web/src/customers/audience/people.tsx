import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { AccountLink } from '@/customers/account/account-link'
import { ContactPicker } from '@/customers/contact/contact-picker'
import { type Contact, contact } from '@/customers/contact/queries'
import { words as personWords } from '@/customers/contact/words'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import styles from './audience.module.css'
import { type Audience, audiencePeople, pick } from './queries'
import { words } from './words'

/** The people of an audience now; those of a list are added and taken off here. */
export function AudiencePeople({ audience: { id, kind } }: { audience: Audience }) {
  const say = useWords(words)
  const mayWrite = useMay('write_customers')
  const seesNames = useMay('see_customers')
  const picks = kind === 'list' && mayWrite
  const pages = useInfiniteQuery(audiencePeople(id))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns(id, picks)
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  return (
    <>
      {picks && seesNames && <AddPerson id={id} />}
      <DataTable
        label={say('people')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        partial={pages.hasNextPage}
        empty={
          <EmptyState title={say('nobody_title')}>{say(kind === 'list' ? 'nobody_list' : 'nobody_filter')}</EmptyState>
        }
        footer={
          pages.hasNextPage && (
            <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </>
  )
}

function AddPerson({ id }: { id: string }) {
  const say = useWords(words)
  const client = useQueryClient()
  const [person, choose] = useState<string>()
  const picking = useChange(pick, 'audiences')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!person) return
    const name = client.getQueryData(contact(person).queryKey)?.name ?? say('unnamed')
    picking.mutate(
      { id, add: [person] },
      {
        onSuccess: () => {
          choose(undefined)
          notifications.show({ message: say('put_done', { name }) })
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <ContactPicker
        label={say('put_on')}
        placeholder={say('type_name')}
        value={person}
        onChange={(chosen) => choose(chosen ?? undefined)}
      />
      <Button type="submit" variant="default" disabled={!person} loading={picking.isPending}>
        {say('put')}
      </Button>
    </form>
  )
}

function useColumns(id: string, picks: boolean): Column<Contact>[] {
  const say = useWords(words)
  const sayPerson = useWords(personWords)
  return useMemo(() => {
    const nameOf = ({ name }: Contact) => name ?? say('unnamed')
    return [
      {
        key: 'person',
        title: say('person'),
        card: 'title',
        plain: nameOf,
        cell: (one) => (
          <TextLink to="/contacts/$id" params={{ id: one.id }} dir="auto" inherit>
            {nameOf(one)}
          </TextLink>
        ),
      },
      { key: 'job', title: say('job'), plain: ({ title }) => title, cell: ({ title }) => title },
      {
        key: 'role',
        title: say('role'),
        plain: ({ role }) => role && sayPerson(role),
        cell: ({ role }) => role && sayPerson(role),
      },
      {
        key: 'account',
        title: say('account'),
        cell: ({ account }) => account && <AccountLink id={account} />,
      },
      ...(picks
        ? [
            {
              key: 'off',
              title: say('take_off'),
              card: 'action' as const,
              align: 'right' as const,
              cell: (one: Contact) => <TakeOff id={id} person={one.id} name={nameOf(one)} />,
            },
          ]
        : []),
    ]
  }, [say, sayPerson, id, picks])
}

function TakeOff({ id, person, name }: { id: string; person: string; name: string }) {
  const say = useWords(words)
  const picking = useChange(pick, 'audiences')
  const done = () => notifications.show({ message: say('taken_off', { name }) })
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={say('take_off_who', { name })}
      onClick={() => picking.mutate({ id, remove: [person] }, { onSuccess: done })}
    >
      {say('take_off')}
    </Button>
  )
}
