import { notifications } from '@mantine/notifications'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { KeepDays } from '@/ui/keep-days'
import { changeMail, type MailSettings } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** For how long it is kept what letters say. */
export function KeepLetters({ known: { keep_days, revision } }: { known: MailSettings }) {
  const say = useWords(words)
  const saving = useChange(changeMail, 'mail')
  if (!useMay('manage_workspace')) return null
  const save = (days: number | null) =>
    saving.mutate({ keep_days: days, revision }, { onSuccess: () => notifications.show({ message: say('saved') }) })
  return (
    <section>
      <h2>{say('keep')}</h2>
      <p className={styles.about}>{say('keep_about')}</p>
      <KeepDays known={keep_days ?? null} least={7} saving={saving.isPending} onSave={save} />
    </section>
  )
}
