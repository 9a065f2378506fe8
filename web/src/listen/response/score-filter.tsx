import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { type SurveyQuestion, surveyQuestions } from '@/listen/question/queries'
import { ends } from '@/listen/question/tone'
import type { FilterProps } from './filters'
import styles from './score-filter.module.css'
import { words } from './words'

/** Which question, and between which of its points the score lies. */
export function ScoreFilter({ given, onChange }: FilterProps) {
  const say = useWords(words)
  const asked = useQuery(surveyQuestions).data?.filter(({ kind }) => kind !== 'text' && kind !== 'choice') ?? []
  const question = asked.find(({ key }) => key === given.question)
  const names = [say('no'), say('partly'), say('yes')]
  const points = question ? pointsOf(question) : []
  const option = (point: number) => ({
    value: String(point),
    label: question?.kind === 'solved' ? (names[point] ?? String(point)) : String(point),
  })
  const low = given.low === undefined ? undefined : Number(given.low)
  const high = given.high === undefined ? undefined : Number(given.high)
  if (asked.length === 0) return null
  return (
    <>
      <Select
        label={say('score_of')}
        placeholder={say('any')}
        clearable
        searchable={asked.length > 8}
        data={asked.map(({ key, label }) => ({ value: key, label: label || key }))}
        value={given.question ?? null}
        onChange={(next) => onChange({ question: next, low: null, high: null })}
      />
      {question && (
        <div className={styles.points}>
          <Select
            label={say('score_from')}
            placeholder={String(option(points[0] ?? 0).label)}
            clearable
            data={points.filter((point) => high === undefined || point <= high).map(option)}
            value={given.low ?? null}
            onChange={(next) => onChange({ low: next })}
          />
          <Select
            label={say('score_until')}
            placeholder={String(option(points.at(-1) ?? 0).label)}
            clearable
            data={points.filter((point) => low === undefined || point >= low).map(option)}
            value={given.high ?? null}
            onChange={(next) => onChange({ high: next })}
          />
        </div>
      )}
    </>
  )
}

const MOST_POINTS = 101

/** The points of a question's scale. */
function pointsOf({ kind, scale }: SurveyQuestion): number[] {
  const [low, high] = kind === 'solved' ? [0, 2] : (ends(scale) ?? [0, 10])
  return Array.from({ length: Math.min(MOST_POINTS, high - low + 1) }, (_, at) => low + at)
}
