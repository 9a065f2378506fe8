import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { AboutFilters } from '@/listen/filter/about-filters'
import { NoteCall } from '@/listen/observation/note-call'
import { surveyQuestions } from '@/listen/question/queries'
import { Choice } from '@/ui/choice'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Filters } from '@/ui/filters'
import { More } from '@/ui/more'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Verbatim } from '@/ui/verbatim'
import { byTouchpoint, sounding } from './heard'
import styles from './page.module.css'
import { TONES, VOICE_KINDS, type Voice, type VoiceFilter, voicePages } from './queries'
import { TouchpointsPanel } from './touchpoints-panel'
import { Voiced } from './voiced'
import { words } from './words'

const FILTERS = ['touchpoint', 'kind', 'account'] as const
const KEYS = ['tone', ...FILTERS] as const
type Given = Partial<Record<(typeof KEYS)[number], string>>
/** A filter reads so many pages on by itself before it asks whether to go on. */
const PAGES = 5

interface Props {
  /** What stands beside the words, about the touchpoint that is chosen. */
  beside?: (touchpoint: string | undefined) => ReactNode
  /** What else can be done with words. */
  further?: (said: Voice) => ReactNode
}

/** What customers say, written and heard, good and bad, by what it is about. */
export function VoicePage({ beside, further }: Props) {
  const say = useWords(words)
  const [given, set] = useAddress(KEYS)
  const { said, more, busy, next, error, refetch } = useSaid(given)
  const questions = useQuery(surveyQuestions).data
  const filtered = KEYS.some((key) => given[key])
  const clear = () => set(Object.fromEntries(KEYS.map((key) => [key, null])))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (said?.length === 0 && !more && !filtered) return <NothingSaid />
  const tones = [
    { value: 'all', label: say('all') },
    ...TONES.map((value) => ({ value: value as string, label: say(`tone_${value}`) })),
  ]
  return (
    <>
      <PageHeader title={say('title')} actions={<NoteCall />} />
      <Sentence under={say('under')}>{said && <Told said={said} toned={Boolean(given.tone)} />}</Sentence>
      <SegmentedControl
        className={styles.tones ?? ''}
        aria-label={say('tone')}
        data={tones}
        value={given.tone ?? 'all'}
        onChange={(tone) => set({ tone: tone === 'all' ? null : tone })}
      />
      <VoiceFilters given={given} onChange={set} />
      <div className={styles.columns}>
        <div>
          {(!said || !questions) && <Skeleton height={1200} />}
          {questions &&
            said?.map((one) => <Voiced key={one.id} said={one} questions={questions} further={further?.(one)} />)}
          {said?.length === 0 && (
            <EmptyState
              title={say('none')}
              action={
                <Button variant="default" onClick={clear}>
                  {say('clear')}
                </Button>
              }
            >
              {say('none_why')}
            </EmptyState>
          )}
          {more && <More text={say(said?.length ? 'more' : 'read_on')} busy={busy} onMore={() => next()} />}
        </div>
        <aside aria-label={say('by_touchpoint')}>
          <TouchpointsPanel said={said} chosen={given.touchpoint} onChoose={(touchpoint) => set({ touchpoint })} />
          {beside?.(given.touchpoint)}
        </aside>
      </div>
    </>
  )
}

/** The words that fit, page after page. */
function useSaid({ tone, touchpoint, kind, account }: Given) {
  const filter: VoiceFilter = {
    ...(tone ? { tone: tone as Voice['tone'] } : {}),
    ...(touchpoint ? { touchpoint } : {}),
    ...(kind ? { kind: kind as Voice['kind'] } : {}),
    ...(account ? { account } : {}),
  }
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(voicePages(filter))
  const said = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  const looking = hasNextPage && said?.length === 0 && (data?.pages.length ?? 0) < PAGES
  useEffect(() => {
    if (looking && !isFetching && !error) fetchNextPage()
  }, [looking, isFetching, error, fetchNextPage])
  return { said: looking ? undefined : said, more: hasNextPage, busy: isFetching, next: fetchNextPage, error, refetch }
}

/** How many are good and bad, and what the bad ones are about. */
function Told({ said, toned }: { said: readonly Voice[]; toned: boolean }) {
  const say = useWords(words)
  const bad = sounding(said, 'bad')
  const [worst, second] = byTouchpoint(said)
  const stands = !toned && worst && worst.bad > 1 && worst.bad > (second?.bad ?? 0)
  return (
    <>
      {say('sentence', { n: said.length, bad, good: sounding(said, 'good') })}
      {stands && ` ${say('most_bad', { place: worst.name })}`}
    </>
  )
}

interface FilterProps {
  given: Given
  onChange: (changes: { [K in keyof Given]: string | null }) => void
}

function VoiceFilters({ given, onChange }: FilterProps) {
  const say = useWords(words)
  return (
    <Filters label={say('filters')} used={FILTERS.filter((key) => given[key]).length}>
      <AboutFilters by={['touchpoint', 'account']} given={given} onChange={onChange} />
      <Choice
        label={say('kind')}
        data={VOICE_KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))}
        value={given.kind}
        onChange={(kind) => onChange({ kind })}
      />
    </Filters>
  )
}

function NothingSaid() {
  const say = useWords(words)
  return (
    <>
      <PageHeader title={say('title')} />
      <EmptyState
        title={say('empty_title')}
        action={<NoteCall primary />}
        example={<Verbatim text={say('example')} at={new Date().toISOString()} score={{ text: '10', tone: 'good' }} />}
      >
        {say('empty')}
      </EmptyState>
    </>
  )
}
