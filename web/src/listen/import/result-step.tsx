import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '@/lib/words'
import { Sentence } from '@/ui/sentence'
import { summary } from './outcome'
import { OutcomeView } from './outcome-view'
import styles from './page.module.css'
import type { Job, Outcome } from './queries'
import { SaveMap } from './save-map'
import { words } from './words'

/** What was done, and where to look at it. */
export function ResultStep({ job, outcome, onAgain }: { job: Job; outcome: Outcome; onAgain: () => void }) {
  const say = useWords(words)
  const { created, refused, newAccounts } = summary(outcome)
  return (
    <>
      <Sentence under={say(`result_under_${job.kind}`)}>
        {say(`result_${job.kind}`, { n: created })}{' '}
        {newAccounts > 0 && `${say('result_accounts_made', { n: newAccounts })} `}
        {refused > 0 && say('result_refused', { n: refused })}
      </Sentence>
      <div className={styles.tools}>
        <Button
          component={Link}
          to={NEXT[job.kind]}
          search={(job.kind === 'movements' ? { tab: 'movements' } : {}) as never}
        >
          {say(`next_${job.kind}`)}
        </Button>
        {job.kind === 'responses' && <SaveMap file={job.file} map={job.map} />}
        <Button variant="subtle" color="gray" onClick={onAgain}>
          {say('another')}
        </Button>
      </div>
      <OutcomeView outcome={outcome} />
    </>
  )
}

const NEXT = {
  responses: '/',
  accounts: '/accounts',
  contacts: '/contacts',
  contracts: '/contracts',
  movements: '/contracts',
} as const
