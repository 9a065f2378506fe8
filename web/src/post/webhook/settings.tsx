import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MadeOnce } from '@/identity/settings/made-once'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { useColumns } from './columns'
import { OneWebhook } from './one'
import { Guide, Overview } from './overview'
import { type Webhook, webhooks } from './queries'
import styles from './settings.module.css'
import { WebhookDialog } from './webhook-dialog'
import { words } from './words'

/** Which other programs are told of what happens here. */
export function Webhooks() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(webhooks)
  const [open, setOpen] = useState<string>()
  const [making, make] = useState(false)
  const [secret, setSecret] = useState<string>()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={240} />
  const opened = data.find(({ id }) => id === open)
  if (opened) return <OneWebhook webhook={opened} onBack={() => setOpen(undefined)} />
  return (
    <div>
      <Overview
        none={data.length === 0}
        title={say('empty')}
        about={say.rich('about', { guide: <Guide page="webhooks">{say('guide')}</Guide> })}
        begin={<Button onClick={() => make(true)}>{say('make')}</Button>}
      >
        <List webhooks={data} onOpen={setOpen} />
      </Overview>
      {making && <WebhookDialog onClose={() => make(false)} onMade={setSecret} />}
      <MadeOnce title={say('secret')} about={say('secret_once')} secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  )
}

function List({ webhooks, onOpen }: { webhooks: Webhook[]; onOpen: (id: string) => void }) {
  const say = useWords(words)
  const { state, arrived, more } = useColumns<Webhook>({
    fault: ({ fault }) => fault && say(`fault_${fault}`),
    opens: ({ url }) => say('open_what', { url }),
    onOpen,
  })
  return (
    <DataTable
      label={say('webhooks')}
      rows={webhooks}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'url',
          title: say('address'),
          cell: ({ url, description }) => (
            <>
              <div className={styles.address}>{url}</div>
              {description && (
                <div className={styles.quiet} dir="auto">
                  {description}
                </div>
              )}
            </>
          ),
          plain: ({ url }) => url,
          card: 'title',
          width: '36%',
        },
        state,
        {
          key: 'kinds',
          title: say('events'),
          cell: ({ kinds }) => (kinds ? say('kinds_some', { n: kinds.length }) : say('kinds_all')),
          plain: ({ kinds }) => kinds?.join(' ') ?? say('kinds_all'),
        },
        arrived,
        more,
      ]}
    />
  )
}
