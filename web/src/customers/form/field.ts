import type { Attribute } from '@/customers/attribute/queries'

/** One field of a form; its value is text while somebody types. */
export interface Field {
  /** The place in the record, `name` or `attributes.tier`. */
  key: string
  label: string
  kind: 'text' | 'lines' | 'number' | 'date' | 'choice' | 'truth'
  value: string
  options?: readonly { value: string; label: string }[]
  required?: boolean
  /** How its text is read, where its kind does not say so; undefined when it cannot be. */
  read?: (text: string, values: Values) => unknown
  /** What is said of text that cannot be read. */
  unreadable?: string
  /** What stands below it, by what is typed. */
  hint?: (values: Values) => string
  /** Whether it is asked, by what is typed; always unless told. */
  asked?: (values: Values) => boolean
  /** Tells something about a change, and is none by itself. */
  beside?: boolean
}

export type Values = Readonly<Record<string, string>>

const ATTRIBUTES = 'attributes.'

/** Fields for the attributes of a record. */
export function attributeFields(defined: readonly Attribute[], values: Record<string, unknown> = {}): Field[] {
  return defined.map(({ name, label, kind, choices }) => ({
    key: ATTRIBUTES + name,
    label,
    kind,
    value: typeof values[name] === 'boolean' ? String(values[name]) : String(values[name] ?? ''),
    ...(kind === 'choice' ? { options: choices.map((choice) => ({ value: choice, label: choice })) } : {}),
  }))
}

/** The values that a form begins with. */
export const valuesOf = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map(({ key, value }) => [key, value]))

/** The fields that say something else than at the beginning. */
export const changed = (fields: readonly Field[], values: Values) =>
  fields.filter(({ key, value }) => (values[key] ?? '') !== value)

/** The fields that are asked, by what is typed. */
export const asked = (fields: readonly Field[], values: Values) =>
  fields.filter((field) => field.asked?.(values) ?? true)

/** Whether something is typed that cannot be read. */
export const isUnreadable = ({ key, read }: Field, values: Values): boolean => {
  const text = (values[key] ?? '').trim()
  return text !== '' && read !== undefined && read(text, values) === undefined
}

/** Fields as the API takes them: what is empty is cleared, attributes stand in an object of their own. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const attributes: Record<string, unknown> = {}
  for (const { key, kind, read } of fields) {
    const text = values[key] ?? ''
    const value = read && text.trim() ? read(text.trim(), values) : plain(kind, text)
    if (key.startsWith(ATTRIBUTES)) attributes[key.slice(ATTRIBUTES.length)] = value
    else body[key] = value
  }
  return Object.keys(attributes).length ? { ...body, attributes } : body
}

function plain(kind: Field['kind'], text: string): unknown {
  const trimmed = text.trim()
  if (kind === 'lines') return trimmed.split('\n').flatMap((line) => line.trim() || [])
  if (trimmed === '') return null
  if (kind === 'number') return Number(trimmed)
  return kind === 'truth' ? trimmed === 'true' : trimmed
}
