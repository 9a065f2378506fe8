import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import type { Response } from '@/listen/response/queries'
import { lastOf } from '@/listen/response/rating'
import { useScored } from '@/listen/response/scored'
import { Sentence } from '@/ui/sentence'
import { words } from './words'

interface Props {
  responses: readonly Response[] | undefined
  questions: readonly SurveyQuestion[] | undefined
}

/** How a person answered last, against their own answer before. */
export function LastSentence({ responses, questions }: Props) {
  const say = useWords(words)
  const date = useDates()
  const scored = useScored()
  if (!responses || !questions) return <Sentence>{undefined}</Sentence>
  const counted = responses.filter(({ excluded, test }) => !excluded && !test)
  const last = lastOf(counted, questions)
  if (!last) return <Sentence>{say(counted.length ? 'wordless' : 'never')}</Sentence>
  const { text, of } = scored(last)
  const way = last.before && wayOf(last.score - last.before.score, last.asked.higher_is === 'worse')
  const before = last.before && scored({ asked: last.asked, score: last.before.score }).text
  return (
    <Sentence
      under={[last.asked.label, before && say('last_change', { before }), say('under')].filter(Boolean).join(' · ')}
    >
      {say('last', {
        score: [text, of].filter(Boolean).join(' '),
        when: date.ago(last.response.experienced_at),
        way: way ?? 'none',
      })}
    </Sentence>
  )
}

function wayOf(change: number, lowIsGood: boolean) {
  if (change === 0) return 'same'
  return change > 0 !== lowIsGood ? 'up' : 'down'
}
