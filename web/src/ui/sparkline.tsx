import { type Measured, place, type Scale } from './measured'
import styles from './sparkline.module.css'

interface Props {
  points: readonly Measured[]
  scale: Scale
  /** What it shows, for those who do not see it. */
  label: string
  width?: number
  height?: number
}

/** A small trend with its interval as a band. A missing value is a gap, never a line over it. */
export function Sparkline({ points, scale, label, width = 240, height = 48 }: Props) {
  const step = points.length > 1 ? (width - 8) / (points.length - 1) : 0
  const x = (index: number) => 4 + index * step
  const y = (value: number) => 4 + (1 - place(value, scale)) * (height - 8)
  const runs = stretches(points)
  const last = runs.at(-1)?.at(-1)
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {runs.map((run) => (
        <g key={run[0]?.index}>
          <path className={styles.band} d={band(run, x, y)} />
          <path className={styles.line} d={run.map((p, i) => `${i ? 'L' : 'M'}${x(p.index)} ${y(p.value)}`).join('')} />
        </g>
      ))}
      {last && (
        <line className={styles.last} x1={x(last.index)} x2={x(last.index)} y1={y(last.value)} y2={y(last.value)} />
      )}
    </svg>
  )
}

interface Drawn {
  index: number
  value: number
  low: number
  high: number
}

function stretches(points: readonly Measured[]): Drawn[][] {
  const runs: Drawn[][] = []
  let run: Drawn[] = []
  for (const [index, { value, low, high }] of points.entries()) {
    if (typeof value !== 'number') {
      run = []
      continue
    }
    if (run.length === 0) runs.push(run)
    run.push({ index, value, low: low ?? value, high: high ?? value })
  }
  return runs
}

function band(run: readonly Drawn[], x: (index: number) => number, y: (value: number) => number): string {
  const upper = run.map((point) => `${x(point.index)} ${y(point.high)}`)
  const lower = run.toReversed().map((point) => `${x(point.index)} ${y(point.low)}`)
  return `M${[...upper, ...lower].join('L')}Z`
}
