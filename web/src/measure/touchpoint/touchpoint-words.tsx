import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { Said } from '@/listen/response/said'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import styles from './page.module.css'
import { wordsAbout } from './queries'
import { words } from './words'

const STEP = 5

interface Props {
  place: Touchpoint | undefined
  questions: readonly SurveyQuestion[] | undefined
}

/** What customers wrote about the touchpoint, newest first. */
export function TouchpointWords({ place, questions }: Props) {
  const say = useWords(words)
  const [shown, show] = useState(STEP)
  const { data, error, refetch } = useQuery({ ...wordsAbout(place?.key ?? ''), enabled: place !== undefined })
  return (
    <Panel title={say('words')}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={320} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('no_words')}</p>}
      {data?.slice(0, shown).map((response) => (
        <Said key={response.id} response={response} questions={questions ?? []} />
      ))}
      {data && data.length > shown && (
        <Button variant="default" mt="md" onClick={() => show(shown + STEP)}>
          {say('more_words')}
        </Button>
      )}
    </Panel>
  )
}
