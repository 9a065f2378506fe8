import { createContext, use } from 'react'
import type { Definition } from '@/listen/survey/design/definition'
import type { Selected } from '@/listen/survey/design/selection'
import type { Subject } from '@/listen/survey/design/subject'
import type { Finding } from '@/listen/survey/queries'

/** What every part of the builder works on. */
export interface Bench {
  definition: Definition
  /** Changes the draft; changes of the same thing in a row are one step back. */
  change: (recipe: (definition: Definition) => Definition, of?: string) => void
  /** The language whose words are edited. */
  language: string
  setLanguage: (language: string) => void
  selected: Selected | undefined
  select: (selected: Selected | undefined) => void
  findings: readonly Finding[]
  /** What conditions can look at; before a question, when one is named. */
  subjects: (until?: string) => Subject[]
  /** Says something to those who do not see it. */
  announce: (words: string) => void
}

export const BenchContext = createContext<Bench | null>(null)

export function useBench(): Bench {
  const bench = use(BenchContext)
  if (!bench) throw new Error('there is no builder above this part')
  return bench
}
