import type { ReactNode } from 'react'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Marked } from '@/listen/observation/marked'
import { useFace } from '@/listen/observation/noted'
import type { SurveyQuestion } from '@/listen/question/queries'
import { useScored } from '@/listen/response/scored'
import { Who } from '@/listen/response/who'
import { TextLink } from '@/ui/text-link'
import { Verbatim } from '@/ui/verbatim'
import type { Voice } from './queries'
import { words } from './words'

/** The impression that stands for how something sounds. */
const IMPRESSION = { bad: -1, neutral: 0, good: 1, unknown: undefined } as const

interface Props {
  said: Voice
  questions: readonly SurveyQuestion[]
  /** What else can be done with the words. */
  further?: ReactNode
}

/** Words of a customer, written or heard, on the way to where they come from. */
export function Voiced({ said, questions, further }: Props) {
  const say = useWords(words)
  const date = useDates()
  const scored = useScored()
  const { kind, id, at, words: text, tone, score, touchpoint, contact, account, marks, anonymous } = said
  const heard = kind === 'observation'
  const face = useFace(IMPRESSION[tone])
  const asked = questions.find(({ key }) => key === score?.question)
  const where = [
    touchpoint && (touchpoint.name ?? touchpoint.key),
    heard && say('noted'),
    anonymous && say('anonymous'),
  ].filter(Boolean)
  const name = say('open_of', { day: date.time(at) })
  return (
    <Verbatim
      text={<Marked body={text} passages={marks} />}
      at={at}
      score={heard ? face : asked && score ? scored({ asked, score: score.value }) : undefined}
      who={
        <>
          {contact && <Who contact={contact} account={account} />}
          {!contact && account && <Who account={account} hide="contact" />}
          {where.length > 0 && <span>{where.join(' · ')}</span>}
        </>
      }
      action={
        <>
          {heard ? (
            <TextLink inherit to="/notes/$id" params={{ id }} aria-label={name}>
              {say('open')}
            </TextLink>
          ) : (
            !anonymous && (
              <TextLink inherit to="/responses" search={{ open: id, all: 'yes' } as never} aria-label={name}>
                {say('open')}
              </TextLink>
            )
          )}
          {further}
        </>
      }
    />
  )
}
