import type { Touchpoint } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './page.module.css'
import { words } from './words'

/** How we want to behave there. */
export function Behaviours({ place }: { place: Touchpoint | undefined }) {
  const say = useWords(words)
  if (!place) return null
  return (
    <Panel title={say('behaviours')}>
      {place.behaviours.length === 0 ? (
        <p className={styles.quiet}>{say('no_behaviours')}</p>
      ) : (
        <ul className={styles.behaviours}>
          {place.behaviours.map((behaviour) => (
            <li key={behaviour}>{behaviour}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
