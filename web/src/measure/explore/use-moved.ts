import { type Reading, useReading } from '@/api/ask'
import { lastAgainstBefore, type Moved, mostMoved } from './moved'

/** The group that moved most from the period before to the last one, as the server compares them; `waiting` while it does. */
export function useMoved(reading: Reading | undefined, better: 'higher' | 'lower') {
  const found = reading && lastAgainstBefore(reading)
  const { period = '', before = '', ...question } = found ?? { measure: 'count' as const }
  const { data, isLoading } = useReading(question, { enabled: found !== undefined })
  const waiting = found !== undefined && isLoading
  const most = found && data ? mostMoved(data.rows, better) : undefined
  const moved: Moved | undefined = most && { ...most, period, before }
  return { moved, waiting }
}
