import { UnstyledButton } from '@mantine/core'
import { type CSSProperties, type ReactNode, useId } from 'react'
import { useWords } from '@/lib/words'
import type { Tone } from './distribution-bar'
import styles from './point-row.module.css'
import { words } from './words'

/** A point of a scale. */
export interface Point<V> {
  value: V
  /** What stands on it. */
  face: ReactNode
  /** What it is called. */
  name: string
  tone?: Extract<Tone, 'good' | 'passive' | 'bad'>
}

interface Props<V> {
  label: ReactNode
  about?: ReactNode
  points: readonly Point<V>[]
  value: V | undefined
  onChange: (value: V | undefined) => void
  /** What the two ends mean. */
  low?: string | undefined
  high?: string | undefined
  error?: string | undefined
}

/** One point of a scale, pressed with a thumb or chosen by arrows; taken back with one press. */
export function PointRow<V extends string | number>({
  label,
  about,
  points,
  value,
  onChange,
  low,
  high,
  error,
}: Props<V>) {
  const say = useWords(words)
  const id = useId()
  return (
    <div
      className={styles.frame}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <div className={styles.head}>
        <span id={`${id}-label`} className={styles.label} dir="auto">
          {label}
        </span>
        {value !== undefined && (
          <UnstyledButton className={styles.clear} onClick={() => onChange(undefined)}>
            {say('take_back')}
          </UnstyledButton>
        )}
      </div>
      {about && <p className={styles.about}>{about}</p>}
      <div className={styles.scale} style={{ '--n': points.length } as CSSProperties}>
        <div className={styles.row}>
          {points.map((point) => (
            <label key={point.value} className={styles.point} data-tone={point.tone} title={point.name}>
              <input
                type="radio"
                name={id}
                aria-label={point.name}
                checked={point.value === value}
                onChange={() => onChange(point.value)}
              />
              <span aria-hidden="true">{point.face}</span>
            </label>
          ))}
        </div>
        {(low || high) && (
          <div className={styles.ends}>
            <span dir="auto">{low}</span>
            <span dir="auto">{high}</span>
          </div>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
