import { type Measured, place, type Scale } from './measured'
import styles from './whisker.module.css'

interface Props {
  reading: Measured
  scale: Scale
  /** A mark to compare with, such as a target. */
  target?: number | null
  /** What it is compared with, drawn hollow. */
  before?: number | null | undefined
  width?: number | string
}

/** A dot on its scale, with its interval; a tick where zero is, and one for the target. Words stand beside it, not here. */
export function Whisker({ reading, scale, target, before, width = '100%' }: Props) {
  const { value, low, high } = reading
  const at = (number: number) => `${place(number, scale) * 100}%`
  return (
    <svg className={styles.whisker} width={width} height="16" aria-hidden="true">
      <line className={styles.base} x1="0" x2="100%" y1="8" y2="8" />
      {scale.low < 0 && <line className={styles.zero} x1={at(0)} x2={at(0)} y1="3" y2="13" />}
      {typeof low === 'number' && typeof high === 'number' && (
        <line className={styles.interval} x1={at(low)} x2={at(high)} y1="8" y2="8" />
      )}
      {typeof target === 'number' && <line className={styles.target} x1={at(target)} x2={at(target)} y1="1" y2="15" />}
      {typeof before === 'number' && <circle className={styles.before} cx={at(before)} cy="8" r="4" />}
      {typeof value === 'number' && <circle className={styles.dot} cx={at(value)} cy="8" r="4.5" />}
    </svg>
  )
}
