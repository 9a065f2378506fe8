import { useQuery } from '@tanstack/react-query'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { ends, tone } from '@/listen/question/tone'
import { Verbatim } from '@/ui/verbatim'
import type { Response } from './queries'
import { words } from './words'

interface Props {
  response: Response
  questions: readonly SurveyQuestion[]
  /** The question whose words are shown; without it, all of them. */
  question?: string
}

/** The words of a response beside its first score: who and where, as far as the reader may see. */
export function Said({ response, questions, question }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const places = useQuery(touchpoints)
  const { answers, contact, account, channel } = response
  const text = answers
    .filter((answer) => answer.text && (!question || answer.question === question))
    .map((answer) => answer.text)
    .join('\n\n')
  const rated = mainRating(response, questions)
  const points = [say('no'), say('partly'), say('yes')]
  const score = rated && {
    text: rated.asked.kind === 'solved' ? (points[rated.score] ?? '') : number.count(rated.score),
    of: rated.asked.kind === 'solved' ? undefined : say('of', { high: ends(rated.asked.scale)?.[1] ?? '' }),
    tone: tone(rated.asked, rated.score),
  }
  const key = answers.find((answer) => answer.touchpoint)?.touchpoint
  const touchpoint = places.data?.find((place) => place.key === key)?.name ?? key
  const who = [contact?.external_id ?? say('somebody'), account?.external_id, touchpoint, channel].filter(Boolean)
  return (
    <Verbatim
      text={text}
      at={response.experienced_at}
      score={score}
      language={response.language}
      who={<span>{who.join(' · ')}</span>}
    />
  )
}

/** Whether somebody said something in words. */
export const hasWords = ({ answers }: Response) => answers.some(({ text }) => text)

const LEADING: readonly SurveyQuestion['kind'][] = ['nps', 'csat', 'rating', 'ces', 'solved']

/** The score that stands for a response: that of the most general question it answers. */
function mainRating({ answers }: Response, questions: readonly SurveyQuestion[]) {
  const rated = answers.flatMap(({ question, score }) => {
    const asked = questions.find(({ key }) => key === question)
    return asked && typeof score === 'number' ? [{ asked, score }] : []
  })
  return LEADING.map((kind) => rated.find(({ asked }) => asked.kind === kind)).find(Boolean)
}
