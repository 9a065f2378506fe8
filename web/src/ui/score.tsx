import { Skeleton, Tooltip } from '@mantine/core'
import { useNumbers } from '@/lib/locale'
import { THIN } from '@/lib/numbers'
import { type Say, useWords } from '@/lib/words'
import type { Measured, Scale } from './measured'
import styles from './score.module.css'
import { Whisker } from './whisker'
import { words } from './words'

interface Props {
  reading: Measured | undefined
  scale: Scale
  /** What n counts, as in `people`. */
  unit: string
  size?: 'large' | 'small'
  /** The number of people below which nothing is said, where it is known. */
  least?: number
  target?: number | null
}

/** A score is never alone: its value, its interval drawn and in words, its n. */
export function Score({ reading, scale, unit, size = 'large', least, target }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  if (!reading) return <ScoreSkeleton size={size} />
  const n = <span className={styles.n}>{say('n', { n: reading.n, unit })}</span>
  const missing = whyMissing(reading, say, least)
  if (missing || typeof reading.value !== 'number')
    return (
      <div className={styles.score} data-size={size}>
        <span className={styles.missing}>{missing ?? say('nothing')}</span>
        {n}
      </div>
    )
  const range = intervalText(reading, scale, number.value)
  return (
    <div className={styles.score} data-size={size}>
      <span className={styles.value}>{number.value(reading.value, scale.format)}</span>
      {range && (
        <Tooltip
          label={`${say('interval', range)}. ${say('interval_why', { confidence: `95${THIN}%` })}`}
          multiline
          w={260}
          events={{ hover: true, focus: true, touch: true }}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the interval is told in words on focus */}
          <span className={styles.interval} role="img" tabIndex={0} aria-label={say('interval', range)}>
            <Whisker reading={reading} scale={scale} {...(target === undefined ? {} : { target })} />
          </span>
        </Tooltip>
      )}
      <span className={styles.small}>
        {range && (
          <span aria-hidden="true">{number.range(reading.low as number, reading.high as number, scale.format)}</span>
        )}
        {n}
      </span>
    </div>
  )
}

/** Why there is no value, in words. */
export function whyMissing(reading: Measured, say: Say<keyof typeof words.en>, least?: number): string | undefined {
  if (reading.too_few) {
    return least === undefined ? say('too_few') : say('too_few_of', { n: reading.people ?? reading.n, least })
  }
  if (reading.not_mixed?.length) return say('not_mixed', { what: reading.not_mixed.join(', ') })
  if (reading.n === 0) return say('nothing')
  if (reading.value === null || reading.value === undefined) return say('not_computed')
  return undefined
}

function intervalText(
  { low, high }: Measured,
  { format }: Scale,
  write: (value: number, format: Scale['format']) => string,
) {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined
  return { low: write(low, format), high: write(high, format) }
}

/** As large as the score that comes. */
export function ScoreSkeleton({ size = 'large' }: { size?: 'large' | 'small' }) {
  return (
    <div className={styles.score} data-size={size} aria-hidden="true">
      <Skeleton height={size === 'large' ? 48 : 20} width={size === 'large' ? 120 : 56} />
      <Skeleton height={16} />
      <Skeleton height={18} width="70%" />
    </div>
  )
}
