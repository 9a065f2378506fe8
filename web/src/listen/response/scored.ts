import { useCallback } from 'react'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ends, tone } from '@/listen/question/tone'
import type { Rating } from './rating'
import { words } from './words'

/** How a score is written: what was answered, out of what, and how good that is. */
export function useScored() {
  const say = useWords(words)
  const number = useNumbers()
  return useCallback(
    ({ asked, score }: Rating) => {
      const points = [say('no'), say('partly'), say('yes')]
      const solved = asked.kind === 'solved'
      return {
        text: solved ? (points[score] ?? '') : number.count(score),
        of: solved ? undefined : say('of', { high: ends(asked.scale)?.[1] ?? '' }),
        tone: tone(asked, score),
      }
    },
    [say, number],
  )
}
