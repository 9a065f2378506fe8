import { Anchor, Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from '@/post/webhook/settings.module.css'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { ChatDialog } from './chat-dialog'
import { OneChat } from './one'
import { type Chat, chats } from './queries'
import { Stands } from './stands'
import { words } from './words'

/** Which channels of Slack and Teams are told of what happens here; `part` shows what one of them gets. */
export function Chats({ part }: { part: (chat: Chat) => ReactNode }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(chats)
  const [open, setOpen] = useState<string>()
  const [making, make] = useState(false)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={240} />
  const opened = data.find(({ id }) => id === open)
  if (opened) return <OneChat chat={opened} part={part(opened)} onBack={() => setOpen(undefined)} />
  const begin = <Button onClick={() => make(true)}>{say('make')}</Button>
  return (
    <div>
      {data.length === 0 ? (
        <EmptyState title={say('empty')} action={begin}>
          <About />
        </EmptyState>
      ) : (
        <>
          <p className={styles.about}>
            <About />
          </p>
          <div className={styles.actions}>{begin}</div>
          <List chats={data} onOpen={setOpen} />
        </>
      )}
      {making && <ChatDialog onClose={() => make(false)} onMade={setOpen} />}
    </div>
  )
}

function About() {
  const say = useWords(words)
  return say.rich('about', {
    guide: (
      <Anchor href="/docs/guides/chats" target="_blank" underline="always" inherit>
        {say('guide')}
      </Anchor>
    ),
  })
}

function List({ chats, onOpen }: { chats: Chat[]; onOpen: (id: string) => void }) {
  const say = useWords(words)
  const dates = useDates()
  return (
    <DataTable
      label={say('chats')}
      rows={chats}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: say('name'),
          cell: ({ name, address }) => (
            <>
              <div className={styles.address} dir="auto">
                {name}
              </div>
              <div className={styles.quiet} dir="ltr">
                {address}
              </div>
            </>
          ),
          plain: ({ name }) => name,
          card: 'title',
          width: '40%',
        },
        { key: 'kind', title: say('kind'), cell: ({ kind }) => say(kind), plain: ({ kind }) => say(kind) },
        {
          key: 'state',
          title: say('state'),
          cell: (chat) => <Stands chat={chat} />,
          plain: ({ state }) => say(state),
        },
        {
          key: 'delivered_at',
          title: say('delivered_at'),
          cell: ({ delivered_at }) => (delivered_at ? dates.ago(delivered_at) : say('never')),
          plain: ({ delivered_at }) => delivered_at,
        },
        {
          key: 'more',
          title: say('more'),
          card: 'action',
          align: 'right',
          cell: ({ id, name }) => (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={say('open_what', { name })}
              onClick={() => onOpen(id)}
            >
              {say('open')}
            </Button>
          ),
        },
      ]}
    />
  )
}
