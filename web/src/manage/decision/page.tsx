import { Button, Select, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { DecisionList, isLate } from './decision-list'
import { NoteDecision } from './note-decision'
import { DECISION_STATES, type DecisionState, decisionPages } from './queries'
import { words } from './words'

const KEYS = ['state', 'touchpoint'] as const

/** What was decided on the voice of customers, and how far it is. */
export default function DecisionsPage() {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const { state, touchpoint } = given
  const filter = {
    ...(state ? { state: state as DecisionState } : {}),
    ...(touchpoint ? { touchpoint } : {}),
  }
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(decisionPages(filter))
  const found = data?.pages.flatMap(({ items }) => items)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (found?.length === 0 && !state && !touchpoint) return <NoDecisions />
  const open = found?.filter((one) => one.state === 'decided') ?? []
  return (
    <>
      <PageHeader title={say('title')} actions={<NoteDecision primary />} />
      <Sentence under={say('under')}>
        {found && say('sentence', { open: open.length, late: open.filter((one) => isLate(one)).length })}
      </Sentence>
      <DecisionFilters given={given} onChange={set} />
      {!found && <Skeleton height={480} />}
      {found && <DecisionList decisions={found} />}
      {found?.length === 0 && (
        <EmptyState
          title={say('nothing')}
          action={
            <Button variant="default" onClick={() => set({ state: null, touchpoint: null })}>
              {say('clear')}
            </Button>
          }
        >
          {say('nothing_why')}
        </EmptyState>
      )}
      {hasNextPage && <More text={say('more')} busy={isFetching} onMore={() => fetchNextPage()} />}
    </>
  )
}

type Given = Partial<Record<(typeof KEYS)[number], string>>

interface FilterProps {
  given: Given
  onChange: (changes: { [K in keyof Given]: string | null }) => void
}

function DecisionFilters({ given: { state, touchpoint }, onChange }: FilterProps) {
  const say = useWords(words)
  const places = useQuery({ ...touchpoints, enabled: useMay('read_journeys') }).data ?? []
  return (
    <Filters label={say('filters')} used={[state, touchpoint].filter(Boolean).length}>
      <Select
        label={say('state')}
        placeholder={say('any')}
        clearable
        data={DECISION_STATES.map((value) => ({ value, label: say(value) }))}
        value={state ?? null}
        onChange={(next) => onChange({ state: next })}
      />
      {places.length > 0 && (
        <Select
          label={say('touchpoint')}
          placeholder={say('any')}
          clearable
          searchable={places.length > 8}
          data={places.map(({ key, name }) => ({ value: key, label: name }))}
          value={touchpoint ?? null}
          onChange={(next) => onChange({ touchpoint: next })}
        />
      )}
    </Filters>
  )
}

function NoDecisions() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} actions={<NoteDecision />} />
      <EmptyState
        title={say('empty_title')}
        action={
          <Button component={Link} to="/voice">
            {say('to_voice')}
          </Button>
        }
        example={say('example')}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
