import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { groupOf, type Reading, type ReadingRow } from '@/api/ask'
import { ExportAll } from '@/customers/form/export-all'
import { colleagues } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/data-table'
import { TextLink } from '@/ui/text-link'
import { AnswersCell } from './answers-cell'
import { CreateAccount } from './create-dialog'
import { AccountFilters, type Given, KEYS } from './filters'
import { type Account, type AccountFilter, accountPages, LEAST_PEOPLE, nameInReadings, recommending } from './queries'
import { StateMark } from './state-mark'
import { words } from './words'

/** The companies we serve, and how their people answered last. */
export default function AccountsPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const filtered = KEYS.some((key) => key !== 'sort' && given[key])
  const { lists, next, error, retry } = useAccounts(given)
  const rows = useMemo(() => lists?.flat(), [lists])
  const scores = useScores(lists)
  const columns = useColumns(scores.byName)
  const mayWrite = useMay('write_customers')
  const quiet = rows?.filter((one) => !scores.byName.get(nameInReadings(one))).length ?? 0
  const sentence = rows && scores.ready && say(next.has ? 'sentence_more' : 'sentence_all', { n: rows.length, quiet })
  const create = mayWrite && <CreateAccount />
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (rows?.length === 0 && !filtered) return <NoAccounts action={create} />
  return (
    <>
      <PageHeader title={say('title')} actions={create} />
      {!scores.error && rows?.length !== 0 && (
        <Sentence under={say('under', { least: LEAST_PEOPLE })}>{sentence || undefined}</Sentence>
      )}
      <AccountFilters given={given} onChange={set} />
      {scores.error && <ErrorState error={scores.error} onRetry={scores.retry} />}
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        partial={next.has}
        tools={<ExportAll noun="accounts" />}
        empty={<NoneLikeThis onClear={() => set({ q: null, state: null, owner: null, attribute: null })} />}
        footer={next.has && <More text={say('more')} busy={next.busy} onMore={next.get} />}
      />
    </>
  )
}

/** The accounts that the filters keep, page after page. */
function useAccounts(given: Given) {
  const pages = useInfiniteQuery(accountPages(given as AccountFilter))
  const lists = useMemo(() => pages.data?.pages.map(({ items }) => items), [pages.data])
  const next = { has: pages.hasNextPage, busy: pages.isFetchingNextPage, get: () => pages.fetchNextPage() }
  return { lists, next, error: pages.error, retry: pages.refetch }
}

/** Their scores, asked page by page, so that a long list does not ask for the same twice: null where nobody answered, not there before it is known. */
function useScores(lists: readonly (readonly Account[])[] | undefined) {
  return useQueries({
    queries: (lists ?? []).map(recommending),
    combine: (readings) => ({
      byName: new Map(readings.flatMap(({ data }, page) => (data ? scoresOf(lists?.[page] ?? [], data) : []))),
      ready: lists !== undefined && readings.every(({ data }) => data !== undefined),
      error: readings.find(({ error }) => error)?.error ?? null,
      retry: () => Promise.all(readings.map(({ refetch }) => refetch())),
    }),
  })
}

const scoresOf = (accounts: readonly Account[], { rows }: Reading): [string, ReadingRow | null][] => {
  const rowOf = new Map(rows.map((row) => [String(groupOf(row).account), row]))
  return accounts.map(nameInReadings).map((name) => [name, rowOf.get(name) ?? null])
}

function useColumns(scores: ReadonlyMap<string, ReadingRow | null>): Column<Account>[] {
  const say = useWords(words)
  const owners = useQuery({ ...colleagues, enabled: useMay('read_members') }).data
  return useMemo(() => {
    const ownerOf = ({ owner }: Account) => owners?.find(({ id }) => id === owner)?.name
    const scoreOf = (account: Account) => scores.get(nameInReadings(account))
    const peopleOf = (account: Account) => {
      const score = scoreOf(account)
      return score === undefined ? undefined : (score?.people ?? 0)
    }
    return [
      {
        key: 'name',
        title: say('name'),
        card: 'title',
        plain: ({ name, id }) => name ?? id,
        cell: ({ id, name, external_id }) => (
          <TextLink to="/accounts/$id" params={{ id }} dir="auto" lineClamp={2} inherit>
            {name ?? external_id ?? say('unnamed')}
          </TextLink>
        ),
      },
      {
        key: 'state',
        title: say('state'),
        plain: ({ state }) => say(state),
        cell: ({ state }) => <StateMark state={state} />,
      },
      { key: 'owner', title: say('owner'), plain: ownerOf, cell: (one) => ownerOf(one) ?? say('nobody') },
      { key: 'heard', title: say('heard'), align: 'right', plain: peopleOf, cell: peopleOf },
      {
        key: 'recommend',
        title: say('recommend'),
        align: 'right',
        width: 220,
        cell: (one) => <AnswersCell row={scoreOf(one)} />,
      },
    ]
  }, [say, owners, scores])
}

function NoneLikeThis({ onClear }: { onClear: () => void }) {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('nothing_title')}
      action={
        <Button variant="default" onClick={onClear}>
          {say('clear')}
        </Button>
      }
    >
      {say('nothing')}
    </EmptyState>
  )
}

function NoAccounts({ action }: { action: ReactNode }) {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} actions={action} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/import">
            {say('import')}
          </Button>
        }
        example={say('example')}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
