/** A colleague who can be mentioned. */
export interface Colleague {
  id: string
  name: string
}

const ID = /@(mem_[0-9a-z]{26})/g

/** A part of what somebody wrote: plain words, or a colleague. */
export type Part = string | Colleague

/** What somebody wrote, with its mentions by name. */
export function parts(words: string, people: readonly Colleague[]): Part[] {
  const names = new Map(people.map((person) => [person.id, person]))
  const found: Part[] = []
  let end = 0
  for (const match of words.matchAll(ID)) {
    const person = names.get(match[1] ?? '')
    if (!person) continue
    if (match.index > end) found.push(words.slice(end, match.index))
    found.push(person)
    end = match.index + match[0].length
  }
  if (end < words.length) found.push(words.slice(end))
  return found
}

/** What is kept, as it stands in a field: `@mem_…` is `@Anna`. */
export const toText = (words: string, people: readonly Colleague[]) =>
  parts(words, people)
    .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
    .join('')

/** What stands in a field, as it is kept: `@Anna` is `@mem_…`. Of two who share a name, the one who comes first is meant. */
export function toWords(text: string, people: readonly Colleague[]): string {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length)
  let words = ''
  for (let at = 0; at < text.length; at += 1) {
    const meant = text[at] === '@' && longestFirst.find(({ name }) => name && names(text, at + 1, name))
    if (meant) {
      words += `@${meant.id}`
      at += meant.name.length
    } else words += text[at]
  }
  return words
}

/** Whether a name stands at a place, and ends there. */
const names = (text: string, at: number, name: string) =>
  text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '')

/** What somebody is typing behind an @, if the caret is there. */
export function typing(text: string, caret: number): { from: number; query: string } | undefined {
  const match = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret))
  if (!match) return undefined
  const query = match[1] ?? ''
  return { from: caret - query.length - 1, query }
}

/** Colleagues whose name, or a part of it, begins so. */
export function suggested(query: string, people: readonly Colleague[]): Colleague[] {
  const wanted = query.toLocaleLowerCase()
  const fits = ({ name }: Colleague) => {
    const lower = name.toLocaleLowerCase()
    return lower.startsWith(wanted) || lower.split(/\s+/).some((part) => part.startsWith(wanted))
  }
  return people.filter(fits).slice(0, 6)
}
