import { Button, Checkbox, Progress } from '@mantine/core'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Sentence } from '@/ui/sentence'
import { summary } from './outcome'
import { OutcomeView } from './outcome-view'
import styles from './page.module.css'
import type { How, Job, Outcome } from './queries'
import { words } from './words'
import { useWritten } from './written'

interface Props {
  job: Job
  outcome: Outcome
  how: How
  onHow: (how: How) => void
  onImport: () => void
  onBack: () => void
  importing: boolean
  checking: boolean
  error: Error | null
}

/** What would happen, before anything does. */
export function PreviewStep({ job, outcome, how, onHow, onImport, onBack, importing, checking, error }: Props) {
  const say = useWords(words)
  const numbers = useNumbers()
  const { created, refused, newAccounts } = summary(outcome)
  const stopped = refused > 0 && !how.keep_good
  const n = { n: created, refused, file: job.file.name }
  return (
    <>
      <Sentence under={say(stopped ? 'preview_stopped' : 'preview_under')}>
        {refused > 0 ? say('preview_bad', n) : say(created > 0 ? 'preview_good' : 'preview_same', n)}{' '}
        {newAccounts > 0 && say('preview_accounts', { n: newAccounts })}
      </Sentence>
      <OutcomeView outcome={outcome} />
      <div className={styles.wishes}>
        {refused > 0 && (
          <Checkbox
            label={say('keep_good', { n: refused })}
            checked={how.keep_good ?? false}
            onChange={({ currentTarget: { checked } }) => onHow({ ...how, keep_good: checked })}
          />
        )}
        {job.kind === 'responses' && refused > 0 && (
          <Checkbox
            label={say('update')}
            checked={how.update ?? false}
            onChange={({ currentTarget: { checked } }) => onHow({ ...how, update: checked })}
          />
        )}
      </div>
      {importing && <Going file={job.file.name} />}
      {error && <ErrorState error={error} />}
      <div className={styles.bar}>
        <Button onClick={onImport} loading={importing || checking} disabled={stopped || created === 0}>
          {say(`import_${job.kind}`, { n: created, count: numbers.count(created) })}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack} disabled={importing}>
          {say(job.kind !== 'responses' && job.file.name.endsWith('.gz') ? 'other_file' : 'back_to_map')}
        </Button>
      </div>
    </>
  )
}

/** How far it is: large files are written in parts, small ones at once. */
function Going({ file }: { file: string }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const writing = useWritten(file)
  const share = writing && writing.rows > 0 ? (100 * writing.written) / writing.rows : 100
  const told = writing
    ? say('going', { written: numbers.count(writing.written), rows: numbers.count(writing.rows) })
    : say('going_once')
  return (
    <div className={styles.going} role="status">
      <Progress value={share} animated={!writing} aria-label={told} />
      <p>{told}</p>
    </div>
  )
}
