/** The columns that a file of customers may have besides attributes. */
export const KNOWN = {
  accounts: ['external_id', 'name', 'parent', 'state', 'state_since', 'owner'],
  contacts: ['external_id', 'account', 'name', 'mail', 'phone', 'title', 'role', 'language', 'zone'],
} as const

export type Customers = keyof typeof KNOWN

/** The first line of a file: its columns, and where the rows begin. */
export interface Header {
  names: readonly string[]
  delimiter: string
  /** Bytes of the header with its line end. */
  length: number
}

const LOOKED_AT = 256 << 10
const BYTE_ORDER_MARK = 0xef
const DELIMITERS = [',', ';', '\t', '|']

/** Reads the header of a plain file; packed ones are read by the server only. */
export async function headerOf(file: File): Promise<Header | undefined> {
  if (file.name.endsWith('.gz')) return undefined
  const begin = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer())
  const header = parse(new TextDecoder().decode(begin))
  return header && { ...header, length: header.length + (begin[0] === BYTE_ORDER_MARK ? 3 : 0) }
}

/** The header at the beginning of a text; cells in quotes may hold anything. */
export function parse(text: string): Header | undefined {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? ''
  const end = /^\r?\n/.exec(text.slice(line.length))?.[0]
  if (!line || !end) return undefined
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '')
  const often = (delimiter: string) => bare.split(delimiter).length
  const delimiter = DELIMITERS.toSorted((one, other) => often(other) - often(one))[0] ?? ','
  const cells = line.matchAll(new RegExp(`(?:^|\\${delimiter})("(?:[^"]|"")*"|[^\\${delimiter}]*)`, 'g'))
  const names = [...cells].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"').trim())
  return { names, delimiter, length: new TextEncoder().encode(line + end).length }
}

const CALLED: Record<string, RegExp> = {
  external_id: /^(external ?id|id|number|nr|no|(customer|account|contact) ?(id|number|nr)|kundennummer|nummer)$/,
  account: /^(account|company|customer|organi[sz]ation|firma|kunde)$/,
  name: /^(name|full ?name|(account|company|contact) ?name|firmenname)$/,
  parent: /^(parent|parent ?(id|account)|mutter)$/,
  state: /^(state|status)$/,
  state_since: /^(state|status) ?since$/,
  owner: /^(owner|account ?manager|betreuer)$/,
  mail: /^(e ?mail|mail)( ?address| ?adresse)?$/,
  phone: /^(phone|telephone|mobile|telefon|handy)( ?number)?$/,
  title: /^(title|job ?title|position)$/,
  role: /^(role|rolle)$/,
  language: /^(language|lang|sprache)$/,
  zone: /^(zone|time ?zone|zeitzone)$/,
}

/** What the columns seem to be: names that are known, or null for attributes. */
export function guessed(kind: Customers, names: readonly string[]): (string | null)[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name
      .toLowerCase()
      .replaceAll(/[_\-.\s]+/g, ' ')
      .trim()
    const field = KNOWN[kind].find((known) => !taken.has(known) && CALLED[known]?.test(plain))
    if (field) taken.add(field)
    return field ?? null
  })
}

/** The same file under a header of known names. */
export function renamed(file: File, { names, delimiter, length }: Header, fields: readonly (string | null)[]): File {
  const line = names.map((name, at) => `"${(fields[at] ?? name).replaceAll('"', '""')}"`).join(delimiter)
  return new File([line, '\n', file.slice(length)], file.name, { type: 'text/csv' })
}
