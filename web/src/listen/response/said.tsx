import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { TagMarks } from '@/desk/tag/tag-mark'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import type { SurveyQuestion } from '@/listen/question/queries'
import { Verbatim } from '@/ui/verbatim'
import type { Response } from './queries'
import { mainRating } from './rating'
import { useScored } from './scored'
import { Who } from './who'
import { words } from './words'

interface Props {
  response: Response
  questions: readonly SurveyQuestion[]
  /** The question whose words are shown; without it, all of them. */
  question?: string
  /** What the page is about anyway. */
  hide?: 'contact' | 'account'
  /** Where a press leads. */
  action?: ReactNode
}

/** The words of a response beside its first score: who and where, as far as the reader may see. */
export function Said({ response, questions, question, hide, action }: Props) {
  const say = useWords(words)
  const scored = useScored()
  const places = useQuery(touchpoints)
  const { answers, channel } = response
  const text = answers
    .filter((answer) => answer.text && (!question || answer.question === question))
    .map((answer) => answer.text)
    .join('\n\n')
  const rating = mainRating(response, questions)
  const key = answers.find((answer) => answer.touchpoint)?.touchpoint
  const touchpoint = places.data?.find((place) => place.key === key)?.name ?? key
  const where = [touchpoint, channel, response.excluded && say('excluded', { why: response.excluded })]
  return (
    <Verbatim
      text={text || undefined}
      at={response.experienced_at}
      score={rating && scored(rating)}
      language={response.language}
      who={
        <>
          <Who contact={response.contact} account={response.account} {...(hide ? { hide } : {})} />
          <span>{where.filter(Boolean).join(' · ')}</span>
          <TagMarks worn={response.tags} />
        </>
      }
      action={action}
    />
  )
}

/** Whether somebody said something in words. */
export const hasWords = ({ answers }: Response) => answers.some(({ text }) => text)
