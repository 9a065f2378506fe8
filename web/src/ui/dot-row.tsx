import type { ReactNode } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './dot-row.module.css'
import type { Measured, Scale } from './measured'
import { whyMissing } from './score'
import { Whisker } from './whisker'
import { words } from './words'

interface Props {
  label: ReactNode
  reading: Measured
  /** The same for all rows that stand together. */
  scale: Scale
  unit: string
  target?: number | null
  /** What it is compared with, drawn hollow. */
  before?: number | null | undefined
}

/** One row of a ranking: name, dot with whisker, value, n. Put several in a list. */
export function DotRow({ label, reading, scale, unit, target, before }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const missing = whyMissing(reading, say)
  return (
    <li className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.picture}>
        {!missing && (
          <Whisker reading={reading} scale={scale} before={before} {...(target === undefined ? {} : { target })} />
        )}
      </span>
      <span className={styles.value}>{missing ?? number.value(reading.value as number, scale.format)}</span>
      <span className={styles.n}>{say('n', { n: reading.n, unit })}</span>
    </li>
  )
}
