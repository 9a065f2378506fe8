import { Anchor, Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MadeOnce } from '@/identity/settings/made-once'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { OneWebhook } from './one'
import { type Webhook, webhooks } from './queries'
import styles from './settings.module.css'
import { Stands } from './stands'
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
          <List webhooks={data} onOpen={setOpen} />
        </>
      )}
      {making && <WebhookDialog onClose={() => make(false)} onMade={setSecret} />}
      <MadeOnce title={say('secret')} about={say('secret_once')} secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  )
}

function About() {
  const say = useWords(words)
  return say.rich('about', {
    guide: (
      <Anchor href="/docs/guides/webhooks" target="_blank" underline="always" inherit>
        {say('guide')}
      </Anchor>
    ),
  })
}

function List({ webhooks, onOpen }: { webhooks: Webhook[]; onOpen: (id: string) => void }) {
  const say = useWords(words)
  const dates = useDates()
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
        {
          key: 'state',
          title: say('state'),
          cell: (webhook) => <Stands webhook={webhook} />,
          plain: ({ state }) => say(state),
        },
        {
          key: 'kinds',
          title: say('events'),
          cell: ({ kinds }) => (kinds ? say('kinds_some', { n: kinds.length }) : say('kinds_all')),
          plain: ({ kinds }) => kinds?.join(' ') ?? say('kinds_all'),
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
          cell: ({ id, url }) => (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={say('open_what', { url })}
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
