import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAddress } from '@/lib/address'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { More } from '@/ui/more'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { Choice } from './choice'
import styles from './programme.module.css'
import {
  INVITATION_STATES,
  type Invitation,
  type InvitationFilter,
  type InvitationState,
  invitationPages,
  REASONS,
  type SkipReason,
} from './queries'
import { AccountCell, PersonCell } from './who'
import { words } from './words'

/** What became of each invitation, and why somebody was not asked. */
export function Invitations({ id }: { id: string }) {
  const say = useWords(words)
  const [given, set] = useAddress(['state', 'reason'])
  const pages = useInfiniteQuery(invitationPages(id, given as InvitationFilter))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const columns = useColumns()
  const used = Object.keys(given).length
  if (pages.error) return <ErrorState error={pages.error} onRetry={pages.refetch} />
  return (
    <>
      {(used > 0 || rows?.length !== 0) && (
        <Filters label={say('filters')} used={used}>
          <Choice<InvitationState>
            label={say('became')}
            placeholder={say('any')}
            clearable
            data={INVITATION_STATES.map((value) => ({ value, label: say(value) }))}
            value={(given.state as InvitationState | undefined) ?? ''}
            onChange={(state) => set({ state })}
          />
          <Choice<SkipReason>
            label={say('reason')}
            placeholder={say('any')}
            clearable
            data={REASONS.map((value) => ({ value, label: say(value) }))}
            value={(given.reason as SkipReason | undefined) ?? ''}
            onChange={(reason) => set({ reason })}
          />
        </Filters>
      )}
      <DataTable
        label={say('invitations')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        partial={pages.hasNextPage}
        empty={<p className={styles.quiet}>{say(used > 0 ? 'none_like_this' : 'no_invitations')}</p>}
        footer={
          pages.hasNextPage && (
            <More text={say('show_more')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
          )
        }
      />
    </>
  )
}

function useColumns(): Column<Invitation>[] {
  const say = useWords(words)
  const dates = useDates()
  return useMemo(() => {
    const became = ({ state, finished, started, reminded }: Invitation) =>
      [
        say(finished ? 'has_finished' : started ? 'has_started' : state),
        ...(reminded > 0 && !finished ? [say('reminded', { n: reminded })] : []),
      ].join(', ')
    return [
      {
        key: 'person',
        title: say('person'),
        card: 'title',
        plain: ({ person }) => person?.name,
        cell: ({ person }) => <PersonCell person={person} />,
      },
      {
        key: 'account',
        title: say('account'),
        plain: ({ person }) => person?.account_name,
        cell: ({ person }) => <AccountCell person={person} />,
      },
      {
        key: 'due',
        title: say('due'),
        plain: ({ due_at }) => due_at,
        cell: ({ due_at, again }) => (
          <>
            {dates.time(due_at)}
            {again > 0 && <div className={styles.detail}>{say('again', { n: again })}</div>}
          </>
        ),
      },
      { key: 'became', title: say('became'), plain: became, cell: became },
      {
        key: 'reason',
        title: say('reason'),
        plain: ({ reason }) => reason && say(reason),
        cell: ({ reason, detail }) =>
          reason && (
            <>
              {say(reason)}
              {detail && <div className={styles.detail}>{detail}</div>}
            </>
          ),
      },
    ]
  }, [say, dates])
}
