import type { Definition, Text } from './definition'

/** The words in a language; where it has none, in the first of the survey, then in any. */
export function wordsOf(text: Text | null | undefined, languages: readonly string[], language = languages[0]): string {
  const tags = [language, language?.split('-')[0], languages[0], ...Object.keys(text ?? {})]
  for (const tag of tags) {
    const words = tag && text?.[tag]
    if (words?.trim()) return words
  }
  return ''
}

/** Words as one reads them before anybody answers: what stands in for an answer is left open. */
export const unanswered = (words: string) =>
  words.replace(/\{\{[^{}|]*(?:\|([^{}]*))?\}\}/g, (_, instead?: string) => instead?.trim() || '…')

/** The text with other words in one language; empty words leave no trace. */
export function withWords(text: Text | null | undefined, language: string, words: string): Text {
  const { [language]: _, ...others } = text ?? {}
  return words === '' ? others : { ...others, [language]: words }
}

/** Where a text stands in a definition, as in `pages.0.questions.1.label`. */
export interface Place {
  path: readonly (string | number)[]
  text: Text
}

const TEXTS = new Set(['title', 'welcome', 'label', 'help', 'words', 'low', 'high', 'unit'])

/** Every text people read, in the order of the survey; only those that anybody wrote. */
export function textsOf(definition: Definition): Place[] {
  const walk = (value: unknown, path: readonly (string | number)[]): Place[] => {
    if (Array.isArray(value)) return value.flatMap((one, at) => walk(one, [...path, at]))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, one]) => {
      if (!TEXTS.has(key) || !isText(one)) return walk(one, [...path, key])
      const written = Object.values(one).some((words) => words.trim())
      return written ? [{ path: [...path, key], text: one }] : []
    })
  }
  const { title, welcome, pages, endings } = definition
  return walk({ title, welcome, pages, endings }, [])
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && Object.values(value).every((words) => typeof words === 'string')

/** How many texts a language lacks. */
export const missingIn = (definition: Definition, language: string) =>
  textsOf(definition).filter(({ text }) => !text[language]?.trim()).length

/** The value with another one at a path. */
export function withAt<T>(value: T, [step, ...rest]: readonly (string | number)[], put: unknown): T {
  if (step === undefined) return put as T
  if (Array.isArray(value)) return value.map((one, at) => (at === step ? withAt(one, rest, put) : one)) as T
  return { ...value, [step]: withAt((value as Record<string, unknown>)[step], rest, put) }
}

/** Without a language: neither in the list nor in any text. */
export function withoutLanguage(definition: Definition, language: string): Definition {
  return textsOf(definition).reduce((left, { path, text }) => withAt(left, path, withWords(text, language, '')), {
    ...definition,
    languages: definition.languages.filter((one) => one !== language),
  })
}
