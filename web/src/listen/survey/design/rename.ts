import type { Condition, Definition, Expression } from './definition'

/** What a name is of: names of different things may be the same. */
export type Named = 'question' | 'page' | 'ending' | 'hidden' | 'variable' | 'quota'

/**
 * The definition with another name for one thing, and with that name wherever the old one was meant: in conditions,
 * computed values, jumps, quotas, and between `{{` and `}}` in what people read.
 */
export function renamed(definition: Definition, of: Named, from: string, to: string): Definition {
  if (from === to || to === '') return definition
  const key = <T extends { key: string }>(list: T[] | undefined, own: Named) =>
    list?.map((one) => (own === of && one.key === from ? { ...one, key: to } : one))
  const pages = (key(definition.pages, 'page') ?? []).map((page) => ({
    ...page,
    questions: key(page.questions, 'question') ?? [],
  }))
  const lists = {
    endings: key(definition.endings, 'ending'),
    hidden: key(definition.hidden, 'hidden'),
    variables: key(definition.variables, 'variable'),
    quotas: key(definition.quotas, 'quota'),
  }
  const given = Object.fromEntries(Object.entries(lists).filter(([, list]) => list))
  return mended({ ...definition, pages, ...given }, of, from, to)
}

const PREFIX = { question: '', hidden: 'hidden.', variable: 'variable.' } as const

/** References in the new name. */
function mended(definition: Definition, of: Named, from: string, to: string): Definition {
  if (of === 'page' || of === 'ending') return walked(definition, targets(of, from, to)) as Definition
  if (of === 'quota') return definition
  const [old, now] = [PREFIX[of] + from, PREFIX[of] + to]
  const reference = (name: string) => (name === old || name.startsWith(`${old}.`) ? now + name.slice(old.length) : name)
  const piped = (words: string) =>
    words.replace(/\{\{\s*([^}|]+?)\s*(\|[^}]*)?\}\}/g, (_, name: string, rest = '') => `{{${reference(name)}${rest}}}`)
  return walked(definition, (field, value) => {
    if (typeof value !== 'string') return value
    return field === 'of' ? reference(value) : piped(value)
  }) as Definition
}

/** Where somebody goes: jumps, and the endings of quotas. */
const targets = (of: 'page' | 'ending', from: string, to: string) => (field: string, value: unknown) =>
  field === of && value === from ? to : value

/** Every value with its field changed, from the inside out. */
function walked(value: unknown, change: (field: string, value: unknown) => unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => walked(one, change, field))
  if (typeof value !== 'object' || value === null) return change(field, value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walked(one, change, key)]))
}

/** All names that a condition looks at. */
export function namesIn(condition: Condition): string[] {
  if ('test' in condition) return [condition.test.of]
  if ('not' in condition) return namesIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(namesIn)
}

/** All names that a computed value looks at. */
export function namesInValue(value: Expression): string[] {
  if ('of' in value) return [value.of]
  if ('case' in value) {
    return value.case.flatMap((one) => [...(one.when ? namesIn(one.when) : []), ...namesInValue(one.then)])
  }
  const parts = Object.values(value)[0]
  return Array.isArray(parts) ? (parts as Expression[]).flatMap(namesInValue) : []
}

/** How many places of the definition speak of a question. */
export function referencesTo(definition: Definition, question: string): number {
  const meant = (name: string) => name === question || name.startsWith(`${question}.`)
  let n = 0
  walked(definition, (field, value) => {
    if (field === 'of' && typeof value === 'string' && meant(value)) n += 1
    else if (typeof value === 'string') {
      n += [...value.matchAll(/\{\{\s*([^}|]+?)\s*(?:\|[^}]*)?\}\}/g)].filter(([, name]) => meant(name ?? '')).length
    }
    return value
  })
  return n
}

/** The definition with another key for one choice of a question, in its lists and in the conditions that compare with it. */
export function renamedChoice(definition: Definition, question: string, from: string, to: string): Definition {
  if (from === to || to === '') return definition
  const mine = (name: string) => name === question || name.startsWith(`${question}.`)
  const rowed = (name: string) => (name === `${question}.${from}` ? `${question}.${to}` : name)
  const compared = (value: unknown) =>
    Array.isArray(value) ? value.map((one) => (one === from ? to : one)) : value === from ? to : value
  const keys = <T extends { key: string }>(list: T[]) =>
    list.map((one) => (one.key === from ? { ...one, key: to } : one))
  const lists = (field: string, value: unknown) =>
    Array.isArray(value) && ['options', 'rows', 'columns'].includes(field) ? keys(value) : value
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const one = value as Record<string, unknown>
    if (typeof one.of === 'string' && mine(one.of)) return { ...one, of: rowed(one.of), value: compared(one.value) }
    const asked = one.key === question && typeof one.ask === 'object' && one.ask !== null
    const ask =
      asked && Object.fromEntries(Object.entries(one.ask ?? {}).map(([field, list]) => [field, lists(field, list)]))
    const entries = Object.entries(ask ? { ...one, ask } : one)
    return Object.fromEntries(entries.map(([field, part]) => [field, walk(part)]))
  }
  return walk(definition) as Definition
}
