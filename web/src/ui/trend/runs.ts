import type { Measured } from '@/ui/measured'

/** A point that has a value, with the ends of its interval. */
export interface Drawn {
  index: number
  value: number
  low: number
  high: number
}

/** The stretches of points that follow one another: what is missing is a gap, never a line over it. */
export function runs(points: readonly Measured[]): Drawn[][] {
  const found: Drawn[][] = []
  let run: Drawn[] = []
  for (const [index, { value, low, high }] of points.entries()) {
    if (typeof value !== 'number') {
      run = []
      continue
    }
    if (run.length === 0) found.push(run)
    run.push({ index, value, low: low ?? value, high: high ?? value })
  }
  return found
}

type At = (number: number) => number

/** The path of a stretch. */
export const line = (run: readonly Drawn[], x: At, y: At) =>
  run.map(({ index, value }, at) => `${at ? 'L' : 'M'}${x(index)} ${y(value)}`).join('')

/** The path around the intervals of a stretch. */
export function band(run: readonly Drawn[], x: At, y: At): string {
  const upper = run.map(({ index, high }) => `${x(index)} ${y(high)}`)
  const lower = run.toReversed().map(({ index, low }) => `${x(index)} ${y(low)}`)
  return `M${[...upper, ...lower].join('L')}Z`
}
