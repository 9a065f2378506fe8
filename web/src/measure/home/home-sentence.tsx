import { useDates, useNumbers } from '@/lib/locale'
import { type Say, useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { betterOf, scaleOf } from '@/measure/reading/scale'
import { verdict } from '@/ui/measured'
import { whyMissing } from '@/ui/score'
import { Sentence } from '@/ui/sentence'
import { words as parts } from '@/ui/words'
import type { Headline } from './headline'
import { DAYS, type Window } from './window'
import { words } from './words'

interface Props {
  headline: Headline | undefined
  window: Window | undefined
  questions: readonly SurveyQuestion[] | undefined
}

/** What is so, with the number inside, and which days and whose answers it is about. */
export function HomeSentence({ headline, window, questions }: Props) {
  const say = useWords(words)
  const date = useDates()
  const under =
    window && say(window.current ? 'current' : 'old', { days: DAYS, last: date.day(`${window.last}T12:00:00Z`) })
  return <Sentence under={under}>{headline && <Told headline={headline} questions={questions} say={say} />}</Sentence>
}

const KEYS = { better: 'proved', worse: 'proved', unproved: 'unproved', unknown: 'unknown' } as const

function Told({
  headline,
  questions,
  say,
}: {
  headline: Headline
  questions: Props['questions']
  say: Say<keyof typeof words.en>
}) {
  const number = useNumbers()
  const sayParts = useWords(parts)
  const { measure, row } = headline
  const what = say(`${measure}_short`)
  const missing = whyMissing(row, sayParts)
  if (missing || typeof row.value !== 'number') return say('missing', { what, why: missing ?? '' })
  const { format } = scaleOf(measure, questions)
  const change = number.change(row.change ?? 0, format)
  const key = KEYS[verdict(row, betterOf(measure, questions))]
  return say.rich(key === 'unproved' && change === number.change(0, format) ? 'same' : key, {
    what,
    value: <strong>{number.value(row.value, format)}</strong>,
    change,
    way: (row.change ?? 0) > 0 ? 'up' : 'down',
  })
}
