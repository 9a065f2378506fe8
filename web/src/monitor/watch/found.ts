import { useQuery } from '@tanstack/react-query'
import type { ReadingRow } from '@/api/ask'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { surveyQuestions } from '@/listen/question/queries'
import { scaleOf } from '@/measure/reading/scale'
import type { Watch, WatchRule } from './queries'
import { words } from './words'

/** What a last look may have found. */
interface Found {
  row?: ReadingRow
  groups?: number
  judged?: number
  n?: number
  value?: number
}

/** Whether a watch is told of what happens and need not look. */
export const isTold = ({ kind }: WatchRule) => kind === 'low_score' || kind === 'event'

/** What the last look of a watch found, or why it found nothing out. */
export function useFound(): (watch: Pick<Watch, 'rule' | 'reading' | 'failed' | 'looked_at'>) => string {
  const say = useWords(words)
  const number = useNumbers()
  const dates = useDates()
  const questions = useQuery(surveyQuestions).data
  return ({ rule, reading, failed, looked_at }) => {
    if (failed) return say('failed', { why: failed })
    if (isTold(rule)) return '–'
    if (!looked_at || !reading) return say('never')
    const { row, groups, judged, n, value } = reading as Found
    const when = dates.ago(looked_at)
    if (rule.kind === 'theme') return `${say('themes', { n: groups ?? 0 })} · ${when}`
    if (groups !== undefined) return `${say('groups', { groups, judged: judged ?? 0 })} · ${when}`
    if (rule.kind === 'revenue_heard' && value !== undefined) return `${number.value(value, 'percent')} · ${when}`
    if (rule.kind === 'figure' && row) {
      const { measure } = rule.question
      if (measure === 'count') return `${number.count(row.n)} · ${when}`
      if (typeof row.value !== 'number' || typeof row.low !== 'number' || typeof row.high !== 'number') {
        return `n ${number.count(row.n)} · ${when}`
      }
      const { format } = scaleOf(measure, questions)
      const value = `${number.value(row.value, format)} (${number.range(row.low, row.high, format)})`
      return `${value} · n ${number.count(row.n)} · ${when}`
    }
    return `${say('found', { n: n ?? 0 })} · ${when}`
  }
}
