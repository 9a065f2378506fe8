import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { type On, type Preview, tryRule } from './queries'
import styles from './rule.module.css'
import { words } from './words'

interface Props {
  on: On
  /** Of alerts: of which watch; nothing: of any. */
  watch: string | null
  where: string
  /** The server refused it because of what it would open. */
  flood: string | undefined
  confirmed: boolean
  onConfirm: (confirmed: boolean) => void
}

/** What a rule would have done lately, before it does anything. */
export function TryOut({ on, watch, where, flood, confirmed, onConfirm }: Props) {
  const say = useWords(words)
  const trying = useMutation({ mutationFn: tryRule })
  const same = (asked: typeof trying.variables) => asked?.on === on && asked.watch === watch && asked.where === where
  const tried = same(trying.variables) ? trying.data : undefined
  return (
    <div className={styles.trial}>
      <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate({ on, watch, where })}>
        {say('try')}
      </Button>
      {trying.error && <ErrorState error={trying.error} />}
      <div role="status">{tried && <Told tried={tried} />}</div>
      {(flood || tried?.warns) && (
        <div role="alert">
          <p className={styles.warning}>{flood ?? say('warns')}</p>
          <Checkbox
            label={say('confirm')}
            checked={confirmed}
            onChange={({ currentTarget }) => onConfirm(currentTarget.checked)}
          />
        </div>
      )}
    </div>
  )
}

function Told({ tried: { cases, customers, looked, whole, days } }: { tried: Preview }) {
  const say = useWords(words)
  const number = useNumbers()
  return (
    <>
      <p className={styles.told}>{say('tried', { cases, told: number.count(cases), customers, days })}</p>
      <p className={styles.quiet}>{say('tried_of', { looked: number.count(looked), whole: whole ? 'yes' : 'no' })}</p>
    </>
  )
}
