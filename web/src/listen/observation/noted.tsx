import type { ReactNode } from 'react'
import { TagMarks } from '@/desk/tag/tag-mark'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Who } from '@/listen/response/who'
import { TextLink } from '@/ui/text-link'
import { Verbatim } from '@/ui/verbatim'
import { Marked } from './marked'
import type { Observation } from './queries'
import { isSentiment } from './sentiment'
import { faceOf } from './sentiment-field'
import { words } from './words'

interface Props {
  note: Observation
  /** What the page is about anyway. */
  hide?: 'contact' | 'account'
}

/** A note: what was said with its marked passages, how it sounded, with whom, where; on the way to its page. */
export function Noted({ note, hide }: Props) {
  const say = useWords(words)
  const date = useDates()
  const { id, kind, happened_at, body, passages, sentiment, propensity, touchpoint, contact, account, author, tags } =
    note
  const where: ReactNode[] = [
    say(kind),
    touchpoint && (touchpoint.name ?? touchpoint.key),
    typeof propensity === 'number' && say('goes_on', { n: propensity }),
    author?.name && say('by', { name: author.name }),
  ]
  return (
    <Verbatim
      text={body ? <Marked body={body} passages={passages} /> : undefined}
      at={happened_at}
      score={useFace(sentiment)}
      who={
        <>
          {contact && <Who contact={contact} account={account} {...(hide ? { hide } : {})} />}
          {!contact && account && hide !== 'account' && <Who account={account} hide="contact" />}
          <span>{where.filter(Boolean).join(' · ')}</span>
          <TagMarks worn={tags} />
        </>
      }
      action={
        <TextLink inherit to="/notes/$id" params={{ id }} aria-label={say('open_of', { day: date.time(happened_at) })}>
          {say('open')}
        </TextLink>
      }
    />
  )
}

/** An impression as it stands beside words. */
export function useFace(sentiment: number | null | undefined) {
  const say = useWords(words)
  if (!isSentiment(sentiment)) return undefined
  const { Icon, tone } = faceOf(sentiment)
  return {
    text: <Icon size={26} stroke={1.5} />,
    tone,
    label: `${say('sentiment_short')}: ${say(`sentiment_${sentiment}`)}`,
  }
}
