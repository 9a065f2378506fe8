import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { PasswordField } from '@/ui/password-field'
import { DataTable } from '@/ui/table/data-table'
import { browserOf } from './browser-of'
import styles from './page.module.css'
import { changePassword, type Device, devices, endDevice, useChange } from './queries'
import { words } from './words'

/** One's own log-ins and password. */
export function You() {
  const say = useWords(words)
  const dates = useDates()
  const { data, error, refetch } = useQuery(devices)
  const ending = useChange(endDevice, 'devices')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return (
    <div className={styles.stack}>
      <Panel title={say('sessions')}>
        <DataTable
          label={say('sessions')}
          rows={data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'agent',
              title: say('device'),
              cell: (device: Device) => `${browserOf(device.agent)}${device.this ? ` (${say('this_one')})` : ''}`,
              plain: ({ agent }) => agent,
              card: 'title',
            },
            { key: 'address', title: say('address'), cell: ({ address }) => address, plain: ({ address }) => address },
            {
              key: 'seen_at',
              title: say('last_seen'),
              cell: ({ seen_at }) => `${dates.time(seen_at)} (${dates.ago(seen_at)})`,
              plain: ({ seen_at }) => seen_at,
            },
            {
              key: 'end',
              title: say('more'),
              card: 'action',
              align: 'right',
              cell: (device: Device) =>
                !device.this && (
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => ending.mutate(device.id)}>
                    {say('end_session')}
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
      <Panel title={say('password')}>
        <PasswordForm />
      </Panel>
    </div>
  )
}

const EMPTY = { present: '', new: '' }

function PasswordForm() {
  const say = useWords(words)
  const [filled, setFilled] = useState(EMPTY)
  const changing = useChange(changePassword, 'devices')
  const refused = changing.error instanceof Refused ? changing.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate(filled, {
      onSuccess: () => {
        setFilled(EMPTY)
        notifications.show({ message: say('password_changed') })
      },
    })
  }
  const field = (name: keyof typeof EMPTY, autoComplete: string) => (
    <PasswordField
      label={say(`password_${name}`)}
      autoComplete={autoComplete}
      required
      value={filled[name]}
      error={refused?.at(name)}
      onChange={({ currentTarget: { value } }) => setFilled((before) => ({ ...before, [name]: value }))}
    />
  )
  return (
    <form className={styles.column} onSubmit={submit}>
      {field('present', 'current-password')}
      {field('new', 'new-password')}
      <div>
        <Button type="submit" loading={changing.isPending}>
          {say('change_password')}
        </Button>
      </div>
    </form>
  )
}
