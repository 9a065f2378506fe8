import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { showUndo } from '@/ui/undo'
import styles from './hold.module.css'
import { type Hold, holdsNow, liftHold, placeHold, type Whom } from './queries'
import { words } from './words'

/** Says that somebody is not asked, why and how long; `within` when it is the account of the person who is looked at. */
export function Held({ of: whom, within = false }: { of: Whom; within?: boolean }) {
  const { data, error, refetch } = useQuery(holdsNow(whom))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return data?.map((hold) => <Banner key={hold.id} hold={hold} within={within} />)
}

function Banner({ hold, within }: { hold: Hold; within: boolean }) {
  const say = useWords(words)
  const dates = useDates()
  const mayWrite = useMay('write_customers')
  const what = within ? 'held_with_account' : hold.account ? 'held_account' : 'held_contact'
  const ends = hold.until ? say('ends', { day: dates.day(hold.until) }) : say('ends_never')
  return (
    <div className={styles.banner} role="status">
      <IconHandStop size={20} stroke={1.5} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.what}>{say(what)}</span> {ends}
        <div className={styles.quiet} dir="auto">
          {hold.reason}
        </div>
      </div>
      {mayWrite && <Lift hold={hold} />}
    </div>
  )
}

function Lift({ hold: { id, contact, account, reason, until } }: { hold: Hold }) {
  const say = useWords(words)
  const placing = useChange(placeHold, 'holds')
  const lifting = useChange(liftHold, 'holds')
  const whom = contact ? { contact } : { account: account ?? null }
  const again = () => placing.mutate({ ...whom, reason, until: until ?? null })
  const lift = () => lifting.mutate(id, { onSuccess: () => showUndo(say('lifted'), say('undo'), again) })
  return (
    <Button variant="default" size="compact-sm" loading={lifting.isPending} onClick={lift}>
      {say('lift')}
    </Button>
  )
}
