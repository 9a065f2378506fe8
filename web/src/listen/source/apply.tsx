import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schemas } from '@/api/client'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { applied, applyRules, useChange } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Lets rules hold for what is here as well: how many interactions that is, and how far it is. */
export function ApplyRules() {
  const say = useWords(words)
  const [asked, setAsked] = useState(false)
  return (
    <div className={styles.apply}>
      <Button variant="default" onClick={() => setAsked(true)}>
        {say('apply')}
      </Button>
      {asked && (
        <Dialog opened onClose={() => setAsked(false)} title={say('apply_title')}>
          <Question />
        </Dialog>
      )}
    </div>
  )
}

function Question() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery({ ...applied, refetchOnMount: 'always', gcTime: 0 })
  const applying = useChange(applyRules)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <p className={styles.about}>{say('apply_counting')}</p>
  const { interactions, run } = data
  const goesOn = !!run && !run.ended_at
  return (
    <>
      <p className={styles.about}>{say('apply_about', { n: interactions })}</p>
      {run && <Became run={run} />}
      {!goesOn && (
        <Button
          disabled={interactions === 0}
          loading={applying.isPending}
          onClick={() => applying.mutate(undefined, { onSuccess: () => refetch() })}
        >
          {say('apply_go', { n: interactions })}
        </Button>
      )}
    </>
  )
}

function Became({ run }: { run: Schemas['EventRulesRun'] }) {
  const say = useWords(words)
  const dates = useDates()
  const { looked, total, changed, ended_at } = run
  const told = ended_at
    ? say('apply_done', { when: dates.ago(ended_at), changed })
    : say('apply_under_way', { looked, total })
  return (
    <div role="status">
      <p className={styles.about}>{told}</p>
      {!ended_at && <Progress value={(100 * looked) / Math.max(total, 1)} aria-label={told} mb={16} />}
    </div>
  )
}
