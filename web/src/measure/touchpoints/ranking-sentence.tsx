import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { DAYS, type Window } from '@/measure/home/window'
import { type Scale, verdict } from '@/ui/measured'
import { Sentence } from '@/ui/sentence'
import type { TouchpointMeasure } from './measures'
import { isThin, type Ranked } from './queries'
import { words } from './words'

interface Props {
  measure: TouchpointMeasure
  rows: readonly Ranked[] | undefined
  window: Window | null | undefined
  scale: Scale
  better: 'higher' | 'lower'
}

/** How many are proved below their target and which one most, or else which one is lowest. */
export function RankingSentence({ measure, rows, window, scale, better }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const valued = rows?.filter((row) => typeof row.reading.value === 'number' && !isThin(row))
  const behind = valued
    ?.filter((row) => row.gap && verdict(row.gap, better) === 'worse')
    .toSorted((one, other) => Math.abs(other.gap?.change ?? 0) - Math.abs(one.gap?.change ?? 0))
  const worst = behind?.[0] ?? (better === 'lower' ? valued?.at(-1) : valued?.[0])
  const under =
    window &&
    say(window.current ? 'days_current' : 'days_old', { days: DAYS, last: date.day(`${window.last}T12:00:00Z`) })
  const told = worst && {
    n: behind?.length ?? 0,
    all: valued?.length ?? 0,
    name: worst.touchpoint.name,
    what: say(measure),
    value: <strong>{number.value(worst.reading.value ?? 0, scale.format)}</strong>,
    gap: number.change(worst.gap?.change ?? 0, scale.format),
  }
  const key = behind?.length ? 'told_behind' : 'told_none'
  return <Sentence under={under}>{rows && (told ? say.rich(key, told) : say('told_too_few'))}</Sentence>
}
