import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { DataTable } from '@/ui/table/data-table'
import { invitations, useChange, withdraw } from './queries'
import { words } from './words'

/** Who was invited and has not come yet. */
export function Invitations() {
  const say = useWords(words)
  const dates = useDates()
  const { data } = useQuery(invitations)
  const withdrawing = useChange(withdraw, 'members')
  if (!data?.length) return null
  return (
    <Panel title={say('invitations')}>
      <DataTable
        label={say('invitations')}
        rows={data}
        rowKey={({ mail }) => mail}
        columns={[
          { key: 'mail', title: say('mail'), cell: ({ mail }) => mail, plain: ({ mail }) => mail },
          { key: 'role', title: say('role'), cell: ({ role }) => say(`role_${role}`), plain: ({ role }) => role },
          {
            key: 'ends_at',
            title: say('ends'),
            cell: ({ ends_at }) => `${dates.day(ends_at)} (${dates.ago(ends_at)})`,
            plain: ({ ends_at }) => ends_at,
          },
          {
            key: 'withdraw',
            title: say('more'),
            card: 'action',
            align: 'right',
            cell: ({ mail }) => (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => withdrawing.mutate(mail)}>
                {say('withdraw')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  )
}
