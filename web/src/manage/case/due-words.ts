import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { DueWhat } from './queries'
import { words } from './words'

/** What is due, and until when. */
export interface Due {
  what: DueWhat
  due_at: string
}

/** What is due, in words: what is late says since when. */
export function useDueWords() {
  const say = useWords(words)
  const date = useDates()
  return ({ what, due_at }: Due, late: boolean) =>
    say(late ? 'due_late' : 'due', { what: say(`what_${what}`), at: date.time(due_at), ago: date.ago(due_at) })
}
