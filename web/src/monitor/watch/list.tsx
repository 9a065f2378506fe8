import { Button, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { DataTable } from '@/ui/table/data-table'
import { isTold, useFound } from './found'
import { changeWatch, removeWatch, type Watch, watches } from './queries'
import styles from './watch.module.css'
import { WatchDialog } from './watch-dialog'
import { words } from './words'

/** What is watched: how often, what the last look found, and whether it could find anything out. */
export function WatchList() {
  const say = useWords(words)
  const manages = useMay('manage_loop')
  const { data, error, refetch } = useQuery(watches)
  const [edited, edit] = useState<Watch | 'new'>()
  const changing = useChange(changeWatch, 'watches', 'alerts')
  const found = useFound()
  const pace = ({ rule, pace }: Watch) => say(isTold(rule) ? 'at_once' : pace)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const create = manages && <Button onClick={() => edit('new')}>{say('new')}</Button>
  return (
    <>
      <p className={styles.about}>{say('about')}</p>
      {data && data.length > 0 && <div className={styles.actions}>{create}</div>}
      <DataTable
        label={say('watches')}
        rows={data}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={say('none_title')} action={create}>
            {say('none')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: say('name'),
            card: 'title',
            plain: ({ name }) => name,
            cell: (watch) => <About watch={watch} />,
          },
          { key: 'pace', title: say('pace'), plain: pace, cell: pace },
          { key: 'last', title: say('last'), plain: found, cell: found },
          {
            key: 'enabled',
            title: say('enabled'),
            plain: ({ enabled }) => String(enabled),
            cell: ({ id, name, enabled, revision }) => (
              <Switch
                aria-label={say('on_off', { name })}
                checked={enabled}
                disabled={!manages}
                onChange={({ currentTarget }) => changing.mutate({ id, revision, enabled: currentTarget.checked })}
              />
            ),
          },
          ...(manages
            ? [
                {
                  key: 'edit',
                  title: '',
                  card: 'action' as const,
                  align: 'right' as const,
                  cell: (watch: Watch) => <Steps watch={watch} onEdit={() => edit(watch)} />,
                },
              ]
            : []),
        ]}
      />
      {edited && <WatchDialog watch={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />}
    </>
  )
}

/** What a watch is called and looks after. */
function About({ watch: { name, rule, muted_until } }: { watch: Watch }) {
  const say = useWords(words)
  const dates = useDates()
  const kind = rule.kind === 'event' ? say(rule.event) : say(`kind_${rule.kind}`)
  const what = rule.kind === 'figure' ? `${kind}: ${say(`is_${rule.condition.is}`)}` : kind
  return (
    <>
      <div dir="auto">{name}</div>
      <div className={styles.quiet}>
        {[what, muted_until && say('muted', { day: dates.day(muted_until) })].filter(Boolean).join(' · ')}
      </div>
    </>
  )
}

function Steps({ watch: { id, name }, onEdit }: { watch: Watch; onEdit: () => void }) {
  const say = useWords(words)
  const removing = useChange(removeWatch, 'watches', 'alerts')
  const remove = () =>
    removing.mutate(id, { onSuccess: () => notifications.show({ message: say('removed', { name }) }) })
  return (
    <span className={styles.buttons}>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onEdit}>
        {say('edit')}
      </Button>
      <Button variant="subtle" color="gray" size="compact-sm" loading={removing.isPending} onClick={remove}>
        {say('remove')}
      </Button>
    </span>
  )
}
