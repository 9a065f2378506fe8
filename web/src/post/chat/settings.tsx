import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useWords } from '@/lib/words'
import { useColumns } from '@/post/webhook/columns'
import { Guide, Overview } from '@/post/webhook/overview'
import styles from '@/post/webhook/settings.module.css'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { ChatDialog } from './chat-dialog'
import { OneChat } from './one'
import { type Chat, chats } from './queries'
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
  return (
    <div>
      <Overview
        none={data.length === 0}
        title={say('empty')}
        about={say.rich('about', { guide: <Guide page="chats">{say('guide')}</Guide> })}
        begin={<Button onClick={() => make(true)}>{say('make')}</Button>}
      >
        <List chats={data} onOpen={setOpen} />
      </Overview>
      {making && <ChatDialog onClose={() => make(false)} onMade={setOpen} />}
    </div>
  )
}

function List({ chats, onOpen }: { chats: Chat[]; onOpen: (id: string) => void }) {
  const say = useWords(words)
  const { state, arrived, more } = useColumns<Chat>({
    fault: ({ fault }) => fault && say(`fault_${fault}`),
    opens: ({ name }) => say('open_what', { name }),
    onOpen,
  })
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
        state,
        arrived,
        more,
      ]}
    />
  )
}
