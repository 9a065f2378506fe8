import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useChange } from '@/identity/settings/queries'
import { addDays, dateIn, dayStart } from '@/lib/dates'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { DataTable } from '@/ui/table/data-table'
import {
  type Attempt,
  type DeliveryState,
  deliveries,
  delivery,
  sendAgain,
  sendFailedAgain,
  type Webhook,
} from './queries'
import styles from './settings.module.css'
import { words } from './words'

const STATES = ['waiting', 'delivered', 'failed'] as const

/** What was sent to a webhook, and sending it again. */
export function Deliveries({
  webhook: { id, state: turned, failed },
}: {
  webhook: Pick<Webhook, 'id' | 'state' | 'failed'>
}) {
  const say = useWords(words)
  const dates = useDates()
  const [state, setState] = useState<DeliveryState>()
  const [looked, look] = useState<string>()
  const lines = useInfiniteQuery(deliveries(id, state))
  const again = useChange(sendAgain, 'webhooks', 'chats', 'webhook-deliveries')
  // Held here, because the form below goes as soon as nothing is left to be sent again.
  const sending = useChange(sendFailedAgain, 'webhooks', 'chats', 'webhook-deliveries')
  const sendAll = (since: string) => {
    const done = (told: { sent: number; left: number }) => notifications.show({ message: say('sent_again', told) })
    sending.mutate({ id, since }, { onSuccess: done })
  }
  if (lines.error) return <ErrorState error={lines.error} onRetry={lines.refetch} />
  return (
    <section>
      <h2 className={styles.title}>{say('deliveries')}</h2>
      {turned === 'on' && failed > 0 && <FailedAgain busy={sending.isPending} onSend={sendAll} />}
      <DataTable
        label={say('deliveries')}
        rows={lines.data}
        rowKey={({ id }) => id}
        partial={lines.hasNextPage}
        empty={<p className={styles.about}>{say('deliveries_none')}</p>}
        tools={
          <Select
            aria-label={say('state')}
            size="xs"
            placeholder={say('any_state')}
            data={STATES.map((value) => ({ value, label: say(`delivery_${value}`) }))}
            value={state ?? null}
            onChange={(value) => setState((value as DeliveryState | null) ?? undefined)}
            clearable
          />
        }
        footer={
          lines.hasNextPage && (
            <More text={say('earlier')} busy={lines.isFetchingNextPage} onMore={() => lines.fetchNextPage()} />
          )
        }
        columns={[
          {
            key: 'kind',
            title: say('event'),
            cell: ({ kind }) => <code>{kind}</code>,
            plain: ({ kind }) => kind,
            card: 'title',
          },
          {
            key: 'made_at',
            title: say('when'),
            cell: ({ made_at }) => dates.time(made_at),
            plain: (one) => one.made_at,
          },
          {
            key: 'state',
            title: say('state'),
            cell: ({ state, due_at, attempts }) => (
              <>
                <div className={state === 'failed' ? styles.bad : undefined}>{say(`delivery_${state}`)}</div>
                <div className={styles.quiet}>
                  {say('attempts', { n: attempts })}
                  {due_at && attempts > 0 && ` · ${say('again_at', { when: dates.time(due_at) })}`}
                </div>
              </>
            ),
            plain: ({ state }) => say(`delivery_${state}`),
          },
          {
            key: 'more',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: (one) => (
              <>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={say('look_what', { id: one.id })}
                  onClick={() => look(one.id)}
                >
                  {say('look')}
                </Button>
                {turned === 'on' && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={say('again_what', { id: one.id })}
                    onClick={() => again.mutate({ id, delivery: one.id })}
                  >
                    {say('again')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {looked && <Look webhook={id} id={looked} onClose={() => look(undefined)} />}
    </section>
  )
}

/** Sends all that failed since a day again. */
function FailedAgain({ busy, onSend }: { busy: boolean; onSend: (since: string) => void }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const [since, setSince] = useState(() => addDays(dateIn(zone), -30))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend(dayStart(since, zone))
  }
  return (
    <form onSubmit={submit} className={styles.row}>
      <TextInput
        type="date"
        required
        label={say('failed_since')}
        value={since}
        onChange={({ currentTarget }) => setSince(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy}>
        {say('all_again')}
      </Button>
    </form>
  )
}

/** What was sent and what came back. */
function Look({ webhook, id, onClose }: { webhook: string; id: string; onClose: () => void }) {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(delivery(webhook, id))
  return (
    <Dialog opened onClose={onClose} title={say('delivery', { id })} size="lg">
      {error && <ErrorState error={error} onRetry={refetch} />}
      {data && (
        <div className={styles.form}>
          <pre className={styles.body} dir="ltr">
            {JSON.stringify(data.body, null, 2)}
          </pre>
          {data.tried.length === 0 ? (
            <p className={styles.about}>{say('not_tried')}</p>
          ) : (
            <ol className={styles.tried} reversed>
              {data.tried.map((attempt) => (
                <Tried key={attempt.number} attempt={attempt} />
              ))}
            </ol>
          )}
        </div>
      )}
    </Dialog>
  )
}

function Tried({ attempt: { number, at, status, trouble, took_ms, answer } }: { attempt: Attempt }) {
  const say = useWords(words)
  const dates = useDates()
  const what = trouble ? say(`trouble_${trouble}`) : say('arrived')
  return (
    <li value={number}>
      <div className={trouble ? styles.bad : undefined}>
        {what} {status && say('status', { status: String(status) })}
      </div>
      <div className={styles.quiet}>
        {dates.time(at)} · {say('took', { ms: took_ms })}
      </div>
      {answer && (
        <pre className={styles.body} dir="auto">
          {answer}
        </pre>
      )}
    </li>
  )
}
