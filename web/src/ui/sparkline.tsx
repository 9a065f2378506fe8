import { type Measured, place, type Scale } from './measured'
import styles from './sparkline.module.css'
import { band, line, runs } from './trend/runs'

interface Props {
  points: readonly Measured[]
  scale: Scale
  /** What it shows, for those who do not see it. */
  label: string
  width?: number
  height?: number
}

/** A small trend with its interval as a band. A missing value is a gap. */
export function Sparkline({ points, scale, label, width = 240, height = 48 }: Props) {
  const step = points.length > 1 ? (width - 8) / (points.length - 1) : 0
  const x = (index: number) => 4 + index * step
  const y = (value: number) => 4 + (1 - place(value, scale)) * (height - 8)
  const drawn = runs(points)
  const last = drawn.at(-1)?.at(-1)
  return (
    <svg
      className={styles.sparkline}
      style={{ height }}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {drawn.map((run) => (
        <g key={run[0]?.index}>
          <path className={styles.band} d={band(run, x, y)} />
          <path className={styles.line} d={line(run, x, y)} />
        </g>
      ))}
      {last && (
        <line className={styles.last} x1={x(last.index)} x2={x(last.index)} y1={y(last.value)} y2={y(last.value)} />
      )}
    </svg>
  )
}
