import type { Ask, Definition, Ending, Kind, Page, Question } from './definition'
import { freshAsk } from './kinds'

/** The object with changes; what is set to undefined is left out. */
export function patched<T extends object>(object: T, changes: { [K in keyof T]?: T[K] | undefined }): T {
  const merged = { ...object, ...changes }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as T
}

/** A key that nothing has yet: `why`, `why_2`, `why_3`. */
export function freeKey(wish: string, taken: readonly string[]): string {
  const base = wish || 'a'
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}_${n}`
    if (!taken.includes(key)) return key
  }
}

/** A key made of words: `how_was_the_delivery`. */
export function keyOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const key = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+/, '')
  return key.slice(0, 40).replace(/_+$/, '')
}

export const questionsOf = ({ pages }: Pick<Definition, 'pages'>): Question[] =>
  pages.flatMap(({ questions }) => questions)

export const questionKeys = (definition: Definition) => questionsOf(definition).map(({ key }) => key)

/** Changes one page. */
export const withPage = (definition: Definition, key: string, change: (page: Page) => Page): Definition => ({
  ...definition,
  pages: definition.pages.map((page) => (page.key === key ? change(page) : page)),
})

/** Changes one question. */
export const withQuestion = (definition: Definition, key: string, change: (one: Question) => Question): Definition => ({
  ...definition,
  pages: definition.pages.map((page) =>
    page.questions.some((one) => one.key === key)
      ? { ...page, questions: page.questions.map((one) => (one.key === key ? change(one) : one)) }
      : page,
  ),
})

/** Changes what a question asks for. */
export const withAsk = (definition: Definition, key: string, changes: { [K in keyof Ask]?: Ask[K] | undefined }) =>
  withQuestion(definition, key, (one) => ({ ...one, ask: patched(one.ask, changes) }))

/** Changes one ending. */
export const withEnding = (definition: Definition, key: string, change: (ending: Ending) => Ending): Definition => ({
  ...definition,
  endings: (definition.endings ?? []).map((ending) => (ending.key === key ? change(ending) : ending)),
})

/** A new question at the end of a page, or behind another one; with the key it has. */
export function addQuestion(definition: Definition, page: string, kind: Kind, behind?: string): [Definition, string] {
  const key = freeKey(kind, questionKeys(definition))
  const question: Question = { key, label: {}, ask: freshAsk(kind, definition.languages[0] ?? 'en') }
  const place = (questions: Question[]) => {
    const at = questions.findIndex((one) => one.key === behind)
    return questions.toSpliced(at < 0 ? questions.length : at + 1, 0, question)
  }
  return [withPage(definition, page, (one) => ({ ...one, questions: place(one.questions) })), key]
}

/** The same question once more, behind itself. */
export function copyQuestion(definition: Definition, key: string): [Definition, string] {
  const copied = freeKey(key.replace(/_\d+$/, ''), questionKeys(definition))
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.flatMap((one) => (one.key === key ? [one, { ...one, key: copied }] : [one])),
  }))
  return [{ ...definition, pages }, copied]
}

/** A new page behind all others; with the key it has. */
export function addPage(definition: Definition): [Definition, string] {
  const pages = definition.pages
  const key = freeKey(
    `page_${pages.length + 1}`,
    pages.map((page) => page.key),
  )
  return [{ ...definition, pages: [...pages, { key, questions: [] }] }, key]
}

/** A new ending behind all others; with the key it has. */
export function addEnding(definition: Definition): [Definition, string] {
  const endings = definition.endings ?? []
  const key = freeKey(
    endings.length ? 'ending' : 'thanks',
    endings.map((ending) => ending.key),
  )
  return [{ ...definition, endings: [...endings, { key, title: {} }] }, key]
}

export const withoutQuestion = (definition: Definition, key: string): Definition => ({
  ...definition,
  pages: definition.pages.map((page) => ({ ...page, questions: page.questions.filter((one) => one.key !== key) })),
})

export const withoutPage = (definition: Definition, key: string): Definition => ({
  ...definition,
  pages: definition.pages.filter((page) => page.key !== key),
})

export const withoutEnding = (definition: Definition, key: string): Definition => ({
  ...definition,
  endings: (definition.endings ?? []).filter((ending) => ending.key !== key),
})

/** The list with its entry at one place moved to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from]
  if (one === undefined || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, one)
}

/** A page one place up or down. */
export function movePage(definition: Definition, key: string, by: -1 | 1): Definition {
  const at = definition.pages.findIndex((page) => page.key === key)
  return { ...definition, pages: moved(definition.pages, at, at + by) }
}

/** An ending one place up or down. */
export function moveEnding(definition: Definition, key: string, by: -1 | 1): Definition {
  const endings = definition.endings ?? []
  const at = endings.findIndex((ending) => ending.key === key)
  return { ...definition, endings: moved(endings, at, at + by) }
}

/** A question one place up or down: at the edge of its page it goes to the next one. */
export function moveQuestion(definition: Definition, key: string, by: -1 | 1): Definition {
  const page = definition.pages.findIndex(({ questions }) => questions.some((one) => one.key === key))
  const questions = definition.pages[page]?.questions ?? []
  const to = questions.findIndex((one) => one.key === key) + by
  if (to >= 0 && to < questions.length) return placeQuestion(definition, key, page, to)
  const next = definition.pages[page + by]
  if (page < 0 || !next) return definition
  return placeQuestion(definition, key, page + by, by < 0 ? next.questions.length : 0)
}

/** A question put at a place of a page; the place is counted without it. */
export function placeQuestion(definition: Definition, key: string, page: number, at: number): Definition {
  const question = questionsOf(definition).find((one) => one.key === key)
  if (!question || !definition.pages[page]) return definition
  const without = withoutQuestion(definition, key)
  const put = (one: Page) => ({ ...one, questions: one.questions.toSpliced(at, 0, question) })
  return { ...without, pages: without.pages.map((one, index) => (index === page ? put(one) : one)) }
}
