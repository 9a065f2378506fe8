/** The columns that a file of customers or their contracts may have, besides attributes where it takes them. */
export const KNOWN = {
  accounts: ['external_id', 'name', 'parent', 'state', 'state_since', 'owner'],
  contacts: ['external_id', 'account', 'name', 'mail', 'phone', 'title', 'role', 'language', 'zone'],
  contracts: [
    'external_id',
    'account',
    'offering',
    'name',
    'currency',
    'amount',
    'amount_minor',
    'every',
    'quantity',
    'since',
    'starts_on',
    'ends_on',
    'term_months',
    'renews',
    'notice_days',
    'notice_on',
    'ended_on',
    'reason',
    'note',
  ],
  movements: [
    'external_id',
    'account',
    'contract',
    'on',
    'kind',
    'amount',
    'amount_minor',
    'currency',
    'quantity',
    'reason',
    'note',
  ],
} as const

export type Customers = keyof typeof KNOWN

/** Whether a column that is not known becomes an attribute; other files refuse it. */
export const takesAttributes = (kind: Customers): boolean => kind === 'accounts' || kind === 'contacts'

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
  external_id:
    /^(external ?id|id|number|nr|no|(customer|account|contact|contract|movement) ?(id|number|nr)|kundennummer|vertragsnummer|nummer)$/,
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
  offering: /^(offering|product|service|angebot|produkt)$/,
  contract: /^(contract|contract ?(id|number|nr)|vertrag|vertragsnummer)$/,
  currency: /^(currency|währung|waehrung)$/,
  amount: /^(amount|price|value|fee|betrag|preis)$/,
  amount_minor: /^(amount ?minor|cents?)$/,
  every: /^(every|rhythm|billing ?(period|cycle)|interval|turnus)$/,
  quantity: /^(quantity|qty|seats|number of|menge|anzahl)$/,
  since: /^(since|terms ?since|ab|seit)$/,
  starts_on: /^((starts?|begins?) ?(on|date)?|beginn|vertragsbeginn)$/,
  ends_on: /^((ends?|expires) ?(on|date)?|expiry|ende|vertragsende)$/,
  term_months: /^(term|term ?months|laufzeit)$/,
  renews: /^(renews|auto ?renew(s|al)?|verlängert sich)$/,
  notice_days: /^(notice ?days|notice ?period|kündigungsfrist)$/,
  notice_on: /^(notice ?on|notice ?given|gekündigt am)$/,
  ended_on: /^(ended ?on|cancel+ed ?on|beendet am)$/,
  reason: /^(reason|loss ?reason|grund)$/,
  note: /^(note|comment|notiz|bemerkung)$/,
  on: /^(on|day|date|datum|tag)$/,
  kind: /^(kind|type|art)$/,
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
