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
import { LinksFile } from './links-file'
import styles from './programme.module.css'
import {
  INVITATION_STATES,
  type Invitation,
  type InvitationFilter,
  type InvitationState,
  invitationPages,
  type Programme,
  REASONS,
  type SkipReason,
} from './queries'
import { useWhoColumns } from './who'
import { Why } from './why'
import { words } from './words'

/** Whether somebody who was asked has answered is not told while others could conclude what they said. */
const isUntold = (state: InvitationState, finished: boolean | null | undefined) => state === 'sent' && finished == null

/** An interview is due and held, where letters are asked and links end. */
const stands = (state: InvitationState, held: boolean) =>
  held && (state === 'sent' || state === 'expired') ? (`${state}_interview` as const) : state

/** What became of each invitation, and why somebody was not asked. */
export function Invitations({ programme }: { programme: Programme }) {
  const say = useWords(words)
  const [given, set] = useAddress(['state', 'reason'])
  const pages = useInfiniteQuery(invitationPages(programme.id, given as InvitationFilter))
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data])
  const held = programme.plan.channel === 'interview'
  const columns = useColumns(held)
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
            data={INVITATION_STATES.map((value) => ({ value, label: say(stands(value, held)) }))}
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
      {rows?.some(({ state, finished }) => isUntold(state, finished)) && (
        <p className={styles.quiet}>{say('anonymous_about')}</p>
      )}
      <DataTable
        label={say('invitations')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        partial={pages.hasNextPage}
        tools={programme.plan.channel === 'link' && <LinksFile programme={programme} />}
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

function useColumns(held: boolean): Column<Invitation>[] {
  const say = useWords(words)
  const who = useWhoColumns()
  const dates = useDates()
  return useMemo<Column<Invitation>[]>(() => {
    const became = ({ state, finished, started, reminded }: Invitation) =>
      [
        say(finished ? (held ? 'finished_interview' : 'has_finished') : started ? 'has_started' : stands(state, held)),
        ...(isUntold(state, finished) ? [say('anonymous')] : []),
        ...(reminded > 0 && !finished ? [say('reminded', { n: reminded })] : []),
      ].join(', ')
    return [
      ...who,
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
        cell: ({ reason, why }) =>
          reason && (
            <>
              {say(reason)}
              <Why why={why} />
            </>
          ),
      },
    ]
  }, [say, dates, held, who])
}
