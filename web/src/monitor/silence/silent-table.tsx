import { useMemo } from 'react'
import { useMoneyList } from '@/customers/contract/money-list'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { More } from '@/ui/more'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import type { SilentAccount } from './queries'
import { ReachOut } from './reach-out'
import { words } from './words'

interface Props {
  rows: readonly SilentAccount[] | undefined
  more: boolean
  busy: boolean
  onMore: () => void
}

/** Silent accounts, each with one way to reach out. */
export function SilentTable({ rows, more, busy, onMore }: Props) {
  const say = useWords(words)
  return (
    <DataTable
      label={say('title')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ account }) => account}
      partial={more}
      empty={<p>{say('none')}</p>}
      footer={more && <More text={say('more')} busy={busy} onMore={onMore} />}
    />
  )
}

function useColumns(): Column<SilentAccount>[] {
  const say = useWords(words)
  const dates = useDates()
  const told = useMoneyList()
  return useMemo(() => {
    const stake = ({ at_stake }: SilentAccount) =>
      at_stake.length > 0 ? told(at_stake.map(({ currency, yearly }) => [currency, yearly] as const)) : null
    const every = ({ rhythm_days }: SilentAccount) =>
      rhythm_days ? say('every', { days: Math.max(1, Math.round(rhythm_days)) }) : say('no_rhythm')
    return [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name }) => name,
        cell: ({ account, name }) => (
          <TextLink to="/accounts/$id" params={{ id: account }} dir="auto" inherit>
            {name}
          </TextLink>
        ),
      },
      {
        key: 'heard',
        title: say('heard'),
        plain: ({ heard_on }) => heard_on,
        cell: ({ heard_on }) => (heard_on ? dates.day(heard_on) : say('never')),
      },
      { key: 'rhythm', title: say('rhythm'), plain: ({ rhythm_days }) => rhythm_days, cell: every },
      { key: 'since', title: say('since'), plain: ({ since }) => since, cell: ({ since }) => dates.day(since) },
      { key: 'stake', title: say('stake'), align: 'right', plain: stake, cell: stake },
      {
        key: 'end',
        title: say('next_end'),
        plain: ({ next_end }) => next_end,
        cell: ({ next_end }) => next_end && dates.day(next_end),
      },
      {
        key: 'call',
        title: '',
        card: 'action',
        cell: ({ account, name, owner }) => <ReachOut about={account} name={name} owner={owner} />,
      },
    ]
  }, [say, dates, told])
}
