import { Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { KeepDays } from '@/ui/keep-days'
import { keepFor, kept, useChange } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** For how long interactions are kept. */
export function Keep() {
  const say = useWords(words)
  const { data, error, refetch } = useQuery(kept)
  const saving = useChange(keepFor)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const save = (days: number | null) =>
    saving.mutate(days, { onSuccess: () => notifications.show({ message: say('saved') }) })
  return (
    <section>
      <h2 className={styles.title}>{say('keep')}</h2>
      <p className={styles.about}>{say('keep_about')}</p>
      {data ? (
        <KeepDays key={data.days} known={data.days ?? null} least={1} saving={saving.isPending} onSave={save} />
      ) : (
        <Skeleton height={60} />
      )}
    </section>
  )
}
