import { Fragment, type ReactNode, useMemo } from 'react'
import { type Language, useLocale, useTongue } from './locale'
import { fill } from './message'

/** The texts of one part of the application: the same keys in every language. */
export type Catalogue<K extends string> = Record<Language, Record<K, string>>

/** Declares texts; a key that one language lacks is a type error. */
export function catalogue<const K extends string>(texts: {
  en: Record<K, string>
  de: Record<NoInfer<K>, string>
}): Catalogue<K> {
  return texts
}

type Values = Record<string, string | number>

/** Says a text by its key. */
export interface Say<K extends string> {
  (key: K, values?: Values): string
  /** With parts of a page in place of values. */
  rich(key: K, values: Record<string, ReactNode>): ReactNode
}

/** The texts of a catalogue in the reader's language. */
export function useWords<K extends string>(texts: Catalogue<K>): Say<K> {
  const { language } = useLocale()
  const tongue = useTongue()
  return useMemo(() => {
    const say = (key: K, values: Values = {}) => fill(texts[language][key], values, tongue).join('')
    const rich = (key: K, values: Record<string, ReactNode>) =>
      fill<ReactNode>(texts[language][key], values as Record<string, string>, tongue).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their order
        <Fragment key={at}>{part}</Fragment>
      ))
    return Object.assign(say, { rich })
  }, [texts, language, tongue])
}
