import type { Schemas } from '@/api/client'
import type { SurveyQuestion } from '@/listen/question/queries'
import { ends } from '@/listen/question/tone'
import type { Scale } from '@/ui/measured'

type Measure = Schemas['Measure']

/** The scale of a measure: points, percent, or that of its questions when they share one. */
export function scaleOf(measure: Measure, questions: readonly SurveyQuestion[] = []): Scale {
  if (measure === 'nps') return { low: -100, high: 100, format: 'points' }
  if (measure !== 'ces' && measure !== 'mean') return { low: 0, high: 100, format: 'percent' }
  const own = questions
    .filter(({ kind }) => measure === 'mean' || kind === measure)
    .flatMap(({ scale }) => ends(scale) ?? [])
  return own.length
    ? { low: Math.min(...own), high: Math.max(...own), format: 'scale' }
    : { low: 0, high: 10, format: 'scale' }
}

/** Which end is the good one. */
export function betterOf(measure: Measure, questions: readonly SurveyQuestion[] = []): 'higher' | 'lower' {
  const asked = questions.filter(({ kind }) => kind === measure)
  return asked.length > 0 && asked.every(({ higher_is }) => higher_is === 'worse') ? 'lower' : 'higher'
}
