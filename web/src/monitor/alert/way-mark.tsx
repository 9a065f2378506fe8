import { Arrow } from '@/ui/change'
import styles from './alert.module.css'

interface Props {
  way: 'down' | 'up' | null | undefined
  /** Whether that is good, where it is known. */
  good: boolean | null | undefined
}

/** Which way something went, and whether that is good; the shape says the first, the colour the second. */
export function WayMark({ way, good }: Props) {
  if (!way) return null
  return (
    <span className={styles.way} data-good={good ?? 'unknown'}>
      <Arrow way={way} hollow={good === null || good === undefined} />
    </span>
  )
}
