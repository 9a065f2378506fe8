import { useWords } from '@/lib/words'
import type { Window } from '@/measure/home/window'
import { gap } from '@/measure/touchpoints/gap'
import type { TouchpointMeasure } from '@/measure/touchpoints/measures'
import { useTold } from '@/measure/touchpoints/told'
import { Change } from '@/ui/change'
import type { Scale } from '@/ui/measured'
import { Score, ScoreSkeleton } from '@/ui/score'
import styles from './page.module.css'
import type { useStanding } from './queries'
import { words } from './words'

export interface StandingProps {
  measure: TouchpointMeasure
  scale: Scale
  better: 'higher' | 'lower'
  standing: ReturnType<typeof useStanding>
  window: Window | null | undefined
}

/** The figure, its change, its target and how far away that is. */
export function Standing({ scale, better, standing }: StandingProps) {
  const say = useWords(words)
  const told = useTold(scale)
  const { row, against, asked } = standing
  if (!asked) return <ScoreSkeleton />
  if (!row) return null
  const apart = gap(row, against)
  return (
    <div className={styles.standing}>
      <Score reading={row} scale={scale} unit={say('people', { n: row.n })} target={against?.value ?? null} />
      <dl className={styles.facts}>
        <div>
          <dt>{say('change')}</dt>
          <dd>
            <Change compared={row} format={scale.format} better={better} />
          </dd>
        </div>
        {against && (
          <div>
            <dt>{say('target')}</dt>
            <dd>
              {told(against)} {apart && <Change compared={apart} format={scale.format} better={better} />}
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}
