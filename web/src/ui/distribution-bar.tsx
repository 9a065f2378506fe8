import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './distribution-bar.module.css'
import { words } from './words'

/** How good a part of a scale is. */
export type Tone = 'good' | 'goodSoft' | 'passive' | 'badSoft' | 'bad'

export interface Part {
  label: string
  n: number
  tone: Tone
}

interface Props {
  /** From the bad end to the good one. */
  parts: readonly Part[]
  label: string
  height?: number
  /** Names and shares below the bar. */
  legend?: boolean
}

/** The answers as one bar, bad to good, with hairlines between so that nothing depends on colour alone. */
export function DistributionBar({ parts, label, height = 12, legend = false }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const all = parts.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return null
  const share = (n: number) => number.value((100 * n) / all, 'percent')
  const told = parts.map((part) => say('points_of', { label: part.label, n: part.n, share: share(part.n) }))
  return (
    <div>
      <div className={styles.bar} style={{ height }} role="img" aria-label={`${label}: ${told.join('; ')}`}>
        {parts.map(
          (part, index) =>
            part.n > 0 && (
              <span
                key={part.label}
                className={styles.part}
                data-tone={part.tone}
                style={{ flexGrow: part.n }}
                title={told[index]}
              />
            ),
        )}
      </div>
      {legend && (
        <div className={styles.legend} aria-hidden="true">
          {parts.map((part) => (
            <span key={part.label} className={styles.key} data-tone={part.tone}>
              {part.label} <b>{share(part.n)}</b>
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
