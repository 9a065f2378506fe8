import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Scale } from '@/ui/measured'
import type { Against } from './gap'
import { words } from './words'

/** What a target is: set by somebody, or the own first quarter. */
export function useTold({ format }: Scale) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  return ({ value, quarter = '' }: Against) =>
    say(quarter ? 'own_quarter' : 'set_target', {
      value: number.value(value, format),
      quarter: date.period(quarter),
    })
}
