import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { DAYS } from '@/measure/home/window'
import { words as names } from '@/measure/touchpoints/words'
import { verdict } from '@/ui/measured'
import { whyMissing } from '@/ui/score'
import { Sentence } from '@/ui/sentence'
import { words as parts } from '@/ui/words'
import type { StandingProps } from './standing'
import { words } from './words'

const KEYS = { better: 'proved', worse: 'proved', unproved: 'unproved', unknown: 'unknown' } as const

/** How the touchpoint stands, against the days before. */
export function TouchpointSentence({ name, ...rest }: StandingProps & { name: string | undefined }) {
  const { measure, scale, better, standing, window } = rest
  const say = useWords(words)
  const sayName = useWords(names)
  const sayParts = useWords(parts)
  const number = useNumbers()
  const date = useDates()
  const under =
    window &&
    say(window.current ? 'days_current' : 'days_old', { days: DAYS, last: date.day(`${window.last}T12:00:00Z`) })
  const { row } = standing
  const what = sayName(measure)
  if (!name || (window !== null && !standing.asked)) return <Sentence under={under}>{undefined}</Sentence>
  if (!row) return <Sentence under={under}>{say('nobody', { name, what })}</Sentence>
  const missing = whyMissing(row, sayParts)
  if (missing || typeof row.value !== 'number') {
    return <Sentence under={under}>{say('missing', { name, what, why: missing ?? '' })}</Sentence>
  }
  const change = number.change(row.change ?? 0, scale.format)
  const key = KEYS[verdict(row, better)]
  return (
    <Sentence under={under}>
      {say.rich(key === 'unproved' && change === number.change(0, scale.format) ? 'same' : key, {
        name,
        what,
        value: <strong>{number.value(row.value, scale.format)}</strong>,
        change,
        way: (row.change ?? 0) > 0 ? 'up' : 'down',
      })}
    </Sentence>
  )
}
