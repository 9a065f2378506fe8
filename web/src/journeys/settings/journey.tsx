import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { makeStage, stages } from '@/journeys/stage/queries'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { AddForm } from '@/ui/add-form'
import { ErrorState } from '@/ui/error-state'
import styles from './journey.module.css'
import { keyOf } from './moved'
import { Places } from './places'
import { StageHead } from './stage-head'
import { useChange } from './use-change'
import { words } from './words'

/** What customers live through: stages in order, the touchpoints of each, and those no longer used. */
export function Journey() {
  const say = useWords(words)
  const mayWrite = useMay('write_journeys')
  const order = useQuery(stages)
  const places = useQuery(touchpoints)
  const making = useChange(makeStage)
  const failed = [order, places].find(({ error }) => error)
  if (failed) return <ErrorState error={failed.error} onRetry={failed.refetch} />
  if (!order.data || !places.data) return <Skeleton height={640} />
  const used = places.data.filter(({ retired_at }) => !retired_at)
  const retired = places.data.filter(({ retired_at }) => retired_at)
  const loose = used.filter(({ stage }) => !order.data.some(({ id }) => id === stage))
  return (
    <div className={styles.journey}>
      <p className={styles.about}>{say('about')}</p>
      {order.data.map((stage) => (
        <section key={stage.id} className={styles.stage} aria-label={stage.name}>
          <StageHead stage={stage} all={order.data} empty={places.data.every((place) => place.stage !== stage.id)} />
          <Places places={used.filter((place) => place.stage === stage.id)} all={used} stage={stage.id} />
        </section>
      ))}
      {(loose.length > 0 || order.data.length === 0) && (
        <section className={styles.stage} aria-label={say('no_stage')}>
          <h2 className={styles.name}>{say('no_stage')}</h2>
          <Places places={loose} all={used} stage={null} />
        </section>
      )}
      {mayWrite && (
        <AddForm
          label={say('new_stage')}
          button={say('add_stage')}
          busy={making.isPending}
          onAdd={(name) => making.mutateAsync({ key: keyOf(name), name })}
        />
      )}
      {retired.length > 0 && (
        <section className={styles.stage} aria-label={say('retired')}>
          <h2 className={styles.name}>{say('retired')}</h2>
          <Places places={retired} all={used} />
        </section>
      )}
    </div>
  )
}
