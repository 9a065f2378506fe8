import type { Schemas } from '@/api/client'
import type { Part, Tone } from '@/ui/distribution-bar'

type Tally = Record<string, number>

/** The tally of a row as parts of a bar, from the bad end to the good; nothing where there is no rule for it. */
export function partsOf(
  measure: Schemas['Measure'],
  tally: Tally | null | undefined,
  names: Record<'bad' | 'middle' | 'good', string>,
): Part[] {
  if (!tally) return []
  if (measure === 'solved')
    return grouped(tally, (point) => (point === 'yes' ? 'good' : point === 'partly' ? 'passive' : 'bad'), names)
  if (measure === 'nps')
    return grouped(tally, (point) => (Number(point) >= 9 ? 'good' : Number(point) >= 7 ? 'passive' : 'bad'), names)
  const points = Object.keys(tally).map(Number).filter(Number.isFinite)
  const high = Math.max(...points)
  const low = Math.min(...points)
  return points
    .toSorted((one, other) => one - other)
    .map((point) => ({ label: String(point), n: tally[point] ?? 0, tone: toneAt(point, low, high) }))
}

function grouped(
  tally: Tally,
  toneOf: (point: string) => Tone,
  names: Record<'bad' | 'middle' | 'good', string>,
): Part[] {
  const sum = (tone: Tone) =>
    Object.entries(tally).reduce((all, [point, n]) => (toneOf(point) === tone ? all + n : all), 0)
  return [
    { label: names.bad, n: sum('bad'), tone: 'bad' },
    { label: names.middle, n: sum('passive'), tone: 'passive' },
    { label: names.good, n: sum('good'), tone: 'good' },
  ]
}

const STEPS: readonly Tone[] = ['bad', 'badSoft', 'passive', 'goodSoft', 'good']

function toneAt(point: number, low: number, high: number): Tone {
  const step = high === low ? 2 : Math.round((4 * (point - low)) / (high - low))
  return STEPS[step] ?? 'passive'
}
