import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { addressOf, changesTo } from '@/desk/view/address'
import { Views } from '@/desk/view/views'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { CaseMeasuresPanel } from '@/manage/measures/panel'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Keys } from '@/ui/keys'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { DataTable } from '@/ui/table/data-table'
import { useWalk } from '@/ui/walk'
import { CaseCards } from './case-cards'
import { Chosen, useChosen } from './chosen'
import { useColumns } from './columns'
import { filterOf, KEYS } from './filter'
import { CaseFilters } from './filters'
import { NoCases } from './no-cases'
import { OpenCase } from './open-case'
import { caseCounts, casePages } from './queries'
import { words } from './words'

/** Bad experiences somebody works on, complaints, and praise to give thanks for: what is due first at the beginning. */
export default function CasesPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const filter = filterOf(given)
  const found = useInfiniteQuery(casePages(filter))
  const counts = useQuery(caseCounts(filter)).data
  const rows = useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data])
  const mayWrite = useMay('write_cases')
  const chosen = useChosen(rows)
  const columns = useColumns(mayWrite ? chosen : undefined)
  const frame = useRef<HTMLDivElement>(null)
  useWalk(frame)
  const filtered = KEYS.some((key) => given[key])
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />
  const none = rows?.length === 0
  if (none && !filtered) return <NoCases onAll={() => set({ state: 'any' })} />
  return (
    <>
      <PageHeader title={say('title')} actions={<OpenCase primary />} />
      <Sentence
        under={
          <>
            {say('under')} <Keys>{say('keys')}</Keys>
          </>
        }
      >
        {counts && say('sentence', { open: counts.open, late: counts.late, unowned: counts.unowned })}
      </Sentence>
      <Views page="cases" address={addressOf(KEYS, given)} onOpen={(address) => set(changesTo(KEYS, address))} />
      <CaseFilters given={given} onChange={set} />
      {mayWrite && rows && rows.length > 0 && <Chosen chosen={chosen} shown={rows} />}
      <div ref={frame}>
        <DataTable
          label={say('title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          partial={found.hasNextPage}
          cards={<CaseCards rows={rows} chosen={mayWrite ? chosen : undefined} />}
          empty={
            <EmptyState
              title={say('none_like_this')}
              action={
                <Button variant="default" onClick={() => set(Object.fromEntries(KEYS.map((key) => [key, null])))}>
                  {say('clear')}
                </Button>
              }
            >
              {say('none_like_this_why')}
            </EmptyState>
          }
          footer={
            found.hasNextPage && (
              <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
            )
          }
        />
      </div>
      <CaseMeasuresPanel />
    </>
  )
}
