import { Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { COUNTING } from '@/listen/response/filter'
import { responsePages } from '@/listen/response/queries'
import { Said } from '@/listen/response/said'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './page.module.css'
import { words } from './words'

const STEP = 6

interface Props {
  place: Touchpoint | undefined
  questions: readonly SurveyQuestion[] | undefined
}

/** What customers wrote about the touchpoint, newest first. */
export function TouchpointWords({ place, questions }: Props) {
  const say = useWords(words)
  const touchpoint = place?.key ?? ''
  const pages = useInfiniteQuery({
    ...responsePages({ ...COUNTING, worded: true, touchpoint }, STEP),
    enabled: place !== undefined,
  })
  const said = pages.data?.pages.flatMap(({ items }) => items)
  const all = said && said.length > 0 && (
    <TextLink to="/responses" search={{ touchpoint }} size="sm">
      {say('all_words')}
    </TextLink>
  )
  return (
    <Panel title={say('words')} aside={all}>
      {pages.error && <ErrorState error={pages.error} onRetry={pages.refetch} />}
      {!said && !pages.error && <Skeleton height={320} />}
      {said?.length === 0 && <p className={styles.quiet}>{say('no_words')}</p>}
      {said?.map((response) => (
        <Said key={response.id} response={response} questions={questions ?? []} />
      ))}
      {pages.hasNextPage && (
        <More text={say('more_words')} busy={pages.isFetchingNextPage} onMore={() => pages.fetchNextPage()} />
      )}
    </Panel>
  )
}
