import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { words as names } from '@/measure/touchpoints/words'
import { TrendChart, TrendSkeleton } from '@/ui/trend/trend-chart'
import type { StandingProps } from './standing'
import { words } from './words'

/** A year of months with the band of their intervals. */
export function TouchpointTrend({ name, measure, scale, standing, window }: StandingProps & { name: string }) {
  const say = useWords(words)
  const sayName = useWords(names)
  const number = useNumbers()
  const { trend } = standing
  if (window === null) return null
  if (!trend) return <TrendSkeleton />
  if (trend.length === 0) return null
  const last = trend.at(-1)?.value
  return (
    <TrendChart
      title={say('trend', { name, what: sayName(measure) })}
      summary={say('trend_summary', {
        n: trend.length,
        value: typeof last === 'number' ? number.value(last, scale.format) : '–',
      })}
      points={trend}
      scale={scale}
    />
  )
}
