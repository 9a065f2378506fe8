import type { Measured, Scale } from '@/ui/measured'

/** One period of a trend. */
export interface TrendPoint extends Measured {
  period: string
}

/** Something that happened, drawn as a thin mark on every trend. */
export interface ContextMark {
  period: string
  label: string
}

export interface Trend {
  points: readonly TrendPoint[]
  scale: Scale
  marks?: readonly ContextMark[]
}

const STEPS = [0.5, 1, 2, 5, 10, 20, 25, 50]

/** What the axis shows: a cut with room for all intervals, in even steps, never beyond the scale. */
export function cut({ points, scale }: Trend): { low: number; high: number; step: number } {
  const ends = points.flatMap(({ value, low, high }) => [value, low, high]).filter((end) => typeof end === 'number')
  const [least, most] = ends.length ? [Math.min(...ends), Math.max(...ends)] : [scale.low, scale.high]
  const step = STEPS.find((size) => (most - least) / size <= 4) ?? 50
  const low = Math.max(scale.low, Math.floor(least / step) * step)
  const high = Math.min(scale.high, Math.ceil(most / step) * step)
  return high > low ? { low, high, step } : { low: scale.low, high: scale.high, step: (scale.high - scale.low) / 4 }
}

/** Points without a neighbour: no band reaches them, so their interval is drawn as a whisker. */
export function alone(points: readonly TrendPoint[]): readonly TrendPoint[] {
  const valued = (index: number) => typeof points[index]?.value === 'number'
  return points.filter((_, index) => valued(index) && !valued(index - 1) && !valued(index + 1))
}
