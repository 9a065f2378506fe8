import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { type Point, PointRow } from '@/ui/point-row'
import { SENTIMENTS, type Sentiment } from './sentiment'
import { words } from './words'

const FACES = {
  [-2]: { Icon: IconMoodAngry, tone: 'bad' },
  [-1]: { Icon: IconMoodSad, tone: 'bad' },
  0: { Icon: IconMoodEmpty, tone: 'passive' },
  1: { Icon: IconMoodSmile, tone: 'good' },
  2: { Icon: IconMoodHappy, tone: 'good' },
} as const

/** A face by how somebody sounded, and how good that is. */
export const faceOf = (sentiment: Sentiment) => FACES[sentiment]

interface Props {
  value: Sentiment | undefined
  onChange: (value: Sentiment | undefined) => void
}

/** Five faces, one of them pressed. */
export function SentimentField({ value, onChange }: Props) {
  const say = useWords(words)
  const points = SENTIMENTS.map((sentiment): Point<Sentiment> => {
    const { Icon, tone } = FACES[sentiment]
    return {
      value: sentiment,
      face: <Icon size={26} stroke={1.5} />,
      name: say(`sentiment_${sentiment}`),
      tone,
    }
  })
  return <PointRow label={say('sentiment')} points={points} value={value} onChange={onChange} />
}
