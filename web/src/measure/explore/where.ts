export type GroupValue = string | number | boolean | null | undefined

/** The parts of a condition that `and` joins; the whole where `or` does. */
export function partsOf(where: string): string[] {
  const parts: string[] = []
  let quote = ''
  let depth = 0
  let start = 0
  for (let at = 0; at < where.length; at += 1) {
    const letter = where.charAt(at)
    if (quote) {
      if (letter === quote) quote = ''
      continue
    }
    if (letter === "'" || letter === '"') quote = letter
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    const word = depth === 0 && /^\s(and|or)[\s(]/i.exec(where.slice(at))?.[1]?.toLowerCase()
    if (word === 'or') return [where.trim()]
    if (word === 'and') {
      parts.push(where.slice(start, at).trim())
      at += 3
      start = at + 1
    }
  }
  return [...parts, where.slice(start).trim()].filter(Boolean)
}

/** Joins parts again; one that holds an `or` gets brackets. */
export function joined(parts: readonly string[]): string | undefined {
  if (parts.length < 2) return parts[0]
  return parts.map((part) => (/\sor[\s(]/i.test(outside(part)) ? `(${part})` : part)).join(' and ')
}

/** A part that keeps these values of a dimension. */
export function only(dimension: string, values: readonly GroupValue[]): string {
  const [first] = values
  const name = nameOf(dimension)
  if (values.length > 1) return `${name} in (${values.map(literal).join(', ')})`
  return first === null || first === undefined ? `${name} is blank` : `${name} = ${literal(first)}`
}

/** The condition with these values of a dimension in place of those it had; none takes the dimension out. */
export function chosen(where: string | undefined, dimension: string, values: readonly GroupValue[]) {
  const rest = partsOf(where ?? '').filter((part) => valuesOf(part, dimension) === undefined)
  return joined(values.length ? [...rest, only(dimension, values)] : rest)
}

/** The values that a part keeps of a dimension, when that is all it says. */
export function valuesOf(part: string, dimension: string): GroupValue[] | undefined {
  const name = nameOf(dimension)
  if (!part.startsWith(name)) return undefined
  const test = part.slice(name.length)
  if (/^\s+is\s+blank$/i.test(test)) return [null]
  const list = /^\s*=\s*(.+)$/s.exec(test)?.[1] ?? /^\s+in\s*\((.*)\)$/is.exec(test)?.[1]
  if (list === undefined) return undefined
  return [...list.matchAll(/'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)/g)].map(([, said, number]) =>
    said === undefined ? Number(number) : said.replaceAll("''", "'"),
  )
}

/** The values of a dimension that a condition keeps. */
export const kept = (where: string | undefined, dimension: string): GroupValue[] =>
  partsOf(where ?? '').flatMap((part) => valuesOf(part, dimension) ?? [])

const literal = (value: GroupValue) => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

const outside = (part: string) => (/^\(.*\)$/s.test(part) ? '' : part.replace(/'(?:[^']|'')*'|\([^()]*\)/g, ''))

function nameOf(dimension: string): string {
  const [noun, ...rest] = dimension.split('.')
  const name = rest.join('.')
  return !name || /^[\p{L}\p{N}_.-]+$/u.test(name) ? dimension : `${noun}."${name.replaceAll('"', '""')}"`
}
