import { useNumbers } from '@/lib/locale'
import type { Format } from '@/lib/numbers'
import { useWords } from '@/lib/words'
import styles from './change.module.css'
import { type Compared, verdict } from './measured'
import { words } from './words'

interface Props {
  compared: Compared
  format?: Format
  /** Which end of the scale is the good one. */
  better?: 'higher' | 'lower'
  /** Against what, in words: `against the 90 days before`. */
  against?: string
  /** Value and arrow only, for tables; the rest is still read out. */
  brief?: boolean
}

/** A change in one of three looks: proved better, proved worse, or not proved, which is hollow and grey whatever its size. */
export function Change({ compared, format = 'points', better = 'higher', against, brief = false }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const look = verdict(compared, better)
  const { change, change_low: low, change_high: high } = compared
  if (look === 'unknown' || typeof change !== 'number') {
    return <span className={styles.unknown}>{brief ? '' : say('unknown')}</span>
  }
  const range = typeof low === 'number' && typeof high === 'number' ? number.changeRange(low, high) : null
  const written = number.change(change, format)
  const same = look === 'unproved' && written === number.change(0, format)
  const told = [range && `(${range})`, say(same ? 'same' : look), against].filter(Boolean).join(' ')
  return (
    <span className={styles.change} data-look={look}>
      <Arrow way={same ? 'flat' : change > 0 ? 'up' : 'down'} hollow={look === 'unproved'} />
      <strong>{written}</strong> <span className={brief ? styles.unseen : styles.told}>{told}</span>
    </span>
  )
}

const SHAPES = { up: 'M6 1.5 11 10.5H1Z', down: 'M6 10.5 1 1.5h10Z', flat: 'M1 4.5h10v3H1Z' }

/** Which way something went; hollow where that proves nothing. */
export function Arrow({ way, hollow }: { way: keyof typeof SHAPES; hollow: boolean }) {
  return (
    <svg className={styles.arrow} data-hollow={hollow} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={SHAPES[way]} />
    </svg>
  )
}
