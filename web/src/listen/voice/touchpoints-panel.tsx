import { Skeleton, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { DistributionBar } from '@/ui/distribution-bar'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { byTouchpoint, type Heard } from './heard'
import styles from './page.module.css'
import type { Voice } from './queries'
import { words } from './words'

const SHOWN = 6

interface Props {
  said: readonly Voice[] | undefined
  /** Key of the one that is read now. */
  chosen: string | undefined
  onChoose: (key: string | null) => void
}

/** How the words that are shown sound, by what they are about; one is chosen to read its words. */
export function TouchpointsPanel({ said, chosen, onChoose }: Props) {
  const say = useWords(words)
  const [all, showAll] = useState(false)
  const places = said && byTouchpoint(said)
  const shown = all ? places : places?.slice(0, SHOWN)
  return (
    <Panel title={say('by_touchpoint')}>
      <p className={styles.quiet}>{say(places?.length === 0 ? 'no_touchpoints' : 'by_about')}</p>
      {!places && <Skeleton height={280} />}
      <ul className={styles.places} data-all={all}>
        {shown?.map((place) => (
          <li key={place.key}>
            <UnstyledButton
              className={styles.place}
              aria-pressed={place.key === chosen}
              onClick={() => onChoose(place.key === chosen ? null : place.key)}
            >
              <span dir="auto">{place.name}</span>
              <span className={styles.count}>{say('place_told', { n: place.n })}</span>
              <DistributionBar label={place.name} height={8} parts={partsOf(place, say)} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {places && places.length > SHOWN && !all && <More text={say('more')} busy={false} onMore={() => showAll(true)} />}
    </Panel>
  )
}

type Say = ReturnType<typeof useWords<keyof typeof words.en>>

const partsOf = ({ bad, neutral, good }: Heard, say: Say) => [
  { label: say('bad'), n: bad, tone: 'bad' as const },
  { label: say('neutral'), n: neutral, tone: 'passive' as const },
  { label: say('good'), n: good, tone: 'good' as const },
]
