import type { Guess, GuessedColumn } from './queries'

export const SCORES = ['nps', 'csat', 'ces', 'solved', 'intent', 'rating'] as const
export const QUESTIONS = [...SCORES, 'text', 'choice'] as const
export const TIMES = ['experienced_at', 'answered_at'] as const
export const PEOPLE = ['contact', 'account', 'team'] as const
export const FACTS = ['id', 'weight', 'channel', 'language', 'offering', 'survey'] as const
export const NOUNS = ['response', 'contact', 'account'] as const
export const TYPES = ['text', 'number', 'choice', 'date', 'truth'] as const
export const SCALES = ['0..10', '1..5', '1..7', '1..10', '0..5', '1..3', '0..100']

const FIELDS = [...TIMES, ...PEOPLE, ...FACTS] as const
export type Meaning = (typeof QUESTIONS)[number] | (typeof FIELDS)[number] | 'attribute' | 'nothing'

/** What a person says that a column means. */
export interface Column {
  guessed: GuessedColumn
  means: Meaning
  scale: string | null
  /** Key of a touchpoint. */
  touchpoint: string | null
  blank: string[]
  not_applicable: string[]
  /** How its dates are written; as ISO 8601 does, when empty. */
  format: string
  on: (typeof NOUNS)[number]
  type: (typeof TYPES)[number]
}

/** A file's columns, and the day of all rows when no column tells it. */
export interface Mapping {
  columns: readonly Column[]
  day: string
}

export const isQuestion = (means: Meaning) => (QUESTIONS as readonly string[]).includes(means)
/** Kinds that have a scale of points. */
export const isScaled = (means: Meaning) => ['csat', 'ces', 'intent', 'rating'].includes(means)
export const isTime = (means: Meaning) => (TIMES as readonly string[]).includes(means)
const isField = (means: Meaning) => (FIELDS as readonly string[]).includes(means)
export const tellsWhen = ({ columns, day }: Mapping) => day !== '' || columns.some(({ means }) => isTime(means))
export const hasAnswers = ({ columns }: Mapping) => columns.some(({ means }) => isQuestion(means))

/** A mapping to begin with. */
export const fromGuess = ({ columns }: Guess): Mapping => ({ columns: columns.map(begin), day: '' })

function begin(guessed: GuessedColumn): Column {
  const { role, what } = guessed
  const means = role === 'attribute' || role === 'nothing' ? role : (what as Meaning)
  return {
    guessed,
    means,
    scale: guessed.scale ?? null,
    touchpoint: null,
    blank: guessed.blank,
    not_applicable: [],
    format: guessed.format ?? '',
    on: 'response',
    type: role === 'attribute' ? (what as Column['type']) : 'text',
  }
}

/** Gives a column another meaning; a field of the response belongs to one column only. */
export function mean({ columns, ...rest }: Mapping, name: string, change: Partial<Column>): Mapping {
  const taken = change.means && isField(change.means) ? change.means : undefined
  return {
    ...rest,
    columns: columns.map((column) => {
      if (column.guessed.name === name) return { ...column, ...change }
      return taken && column.means === taken ? { ...column, means: 'nothing' } : column
    }),
  }
}

const quoted = (text: string) => JSON.stringify(text).replaceAll('\u007f', '\\u007F')
const list = (texts: readonly string[]) => `[${texts.map(quoted).join(', ')}]`

/** The mapping as the map that the server reads (docs/guides/import-responses.md). */
export function toToml(mapping: Mapping): string {
  const { columns, day } = mapping
  const fields = columns.filter(({ means }) => isField(means)).map(field)
  if (day && !columns.some(({ means }) => isTime(means))) fields.push(`experienced_at = { value = ${quoted(day)} }`)
  const tables = columns.flatMap((column) => {
    if (isQuestion(column.means)) return [question(column)]
    return column.means === 'attribute' ? [attribute(column)] : []
  })
  return `${[['[response]', ...fields], ...tables].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function field({ means, guessed: { name }, format }: Column): string {
  if (isTime(means) && format) return `${means} = { column = ${quoted(name)}, format = ${quoted(format)} }`
  return `${means} = ${quoted(name)}`
}

function question({ guessed: { name, key }, means, scale, touchpoint, blank, not_applicable }: Column): string[] {
  const codes = [
    ...(blank.length ? [`blank = ${list(blank)}`] : []),
    ...(not_applicable.length ? [`not_applicable = ${list(not_applicable)}`] : []),
  ]
  return [
    '[[question]]',
    `column = ${quoted(name)}`,
    ...(name.length > 60 ? [`key = ${quoted(key)}`, `label = ${quoted(name)}`] : []),
    `kind = ${quoted(means)}`,
    ...(scale && isScaled(means) ? [`scale = ${quoted(scale)}`] : []),
    ...(touchpoint ? [`touchpoint = ${quoted(touchpoint)}`] : []),
    ...(codes.length ? [`codes = { ${codes.join(', ')} }`] : []),
  ]
}

function attribute({ guessed: { name, key }, on, type, format }: Column): string[] {
  return [
    '[[attribute]]',
    `column = ${quoted(name)}`,
    `name = ${quoted(key)}`,
    `on = ${quoted(on)}`,
    `type = ${quoted(type)}`,
    ...(type === 'date' && format ? [`format = ${quoted(format)}`] : []),
  ]
}
