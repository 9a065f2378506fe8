import type { Tone } from '@/ui/distribution-bar'
import type { SurveyQuestion } from './queries'

/** The lowest and highest point of a scale, `1..5`. */
export function ends(scale: string | null | undefined): readonly [number, number] | undefined {
  const [low, high] = (scale ?? '').split('..').map(Number)
  return low !== undefined && high !== undefined && Number.isFinite(low + high) ? [low, high] : undefined
}

/** How good one answer is, by the rule of its question's kind. */
export function tone({ kind, scale, higher_is }: SurveyQuestion, score: number): Tone {
  if (kind === 'nps') return score >= 9 ? 'good' : score >= 7 ? 'passive' : 'bad'
  if (kind === 'solved') return score >= 2 ? 'good' : score >= 1 ? 'passive' : 'bad'
  const range = ends(scale)
  if (!range) return 'passive'
  const [low, high] = range
  const height = higher_is === 'worse' ? low + high - score : score
  if (height >= high - 1) return 'good'
  return height <= low + (high - low) * 0.4 ? 'bad' : 'passive'
}
