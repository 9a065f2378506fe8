/**
 * Messages in a light form of ICU: `{name}`, `{n, number}`, `{n, plural, =0 {none} one {# person} other {# people}}`
 * and `{kind, select, past {…} other {…}}`.
 */
export type Piece = string | { name: string; form?: Form }
type Form = { kind: 'number' } | { kind: 'plural' | 'select'; cases: ReadonlyMap<string, readonly Piece[]> }

class Reader {
  private at = 0
  private readonly text: string
  constructor(text: string) {
    this.text = text
  }

  message(nested: boolean): Piece[] {
    const pieces: Piece[] = []
    let plain = ''
    while (this.at < this.text.length) {
      const letter = this.text[this.at]
      if (letter === '}' && nested) break
      this.at += 1
      if (letter === '{') {
        if (plain) pieces.push(plain)
        plain = ''
        pieces.push(this.argument())
      } else if (letter === '#' && nested) {
        if (plain) pieces.push(plain)
        plain = ''
        pieces.push({ name: '#' })
      } else plain += letter
    }
    if (plain) pieces.push(plain)
    return pieces
  }

  private argument(): Piece {
    const name = this.until(/[,}]/)
    if (this.take() === '}') return { name }
    const kind = this.until(/[,}]/)
    const end = this.take()
    if (kind === 'number' && end === '}') return { name, form: { kind } }
    if ((kind !== 'plural' && kind !== 'select') || end !== ',') throw new Error(`not a message: ${this.text}`)
    return { name, form: { kind, cases: this.cases() } }
  }

  private cases(): Map<string, Piece[]> {
    const cases = new Map<string, Piece[]>()
    for (;;) {
      const key = this.until(/[{}]/)
      if (this.take() !== '{') return cases
      cases.set(key, this.message(true))
      this.take()
    }
  }

  private until(stop: RegExp): string {
    const start = this.at
    while (this.at < this.text.length && !stop.test(this.text[this.at] ?? '')) this.at += 1
    return this.text.slice(start, this.at).trim()
  }

  private take(): string | undefined {
    this.at += 1
    return this.text[this.at - 1]
  }
}

const parsed = new Map<string, readonly Piece[]>()

function parse(text: string): readonly Piece[] {
  const known = parsed.get(text)
  if (known) return known
  const pieces = new Reader(text).message(false)
  parsed.set(text, pieces)
  return pieces
}

/** The names of the values that a message needs. */
export function needs(text: string): ReadonlySet<string> {
  const walk = (pieces: readonly Piece[]): string[] =>
    pieces.flatMap((piece) => {
      if (typeof piece === 'string' || piece.name === '#') return []
      const cases = piece.form && 'cases' in piece.form ? [...piece.form.cases.values()] : []
      return [piece.name, ...cases.flatMap(walk)]
    })
  return new Set(walk(parse(text)))
}

/** Fills a message in; values that are not text stay what they are, so that a page can set a number in type of its own. */
export function fill<T>(
  text: string,
  values: Readonly<Record<string, T | string | number>>,
  locale: string,
): (T | string)[] {
  const number = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(locale)
  const walk = (pieces: readonly Piece[], count: number): (T | string)[] =>
    pieces.flatMap((piece): (T | string)[] => {
      if (typeof piece === 'string') return [piece]
      if (piece.name === '#') return [number.format(count)]
      const value = values[piece.name]
      if (value === undefined) throw new Error(`the message "${text}" needs ${piece.name}`)
      if (piece.form === undefined) return [typeof value === 'number' ? String(value) : value]
      if (piece.form.kind === 'number') return [number.format(Number(value))]
      const { cases, kind } = piece.form
      const key = kind === 'plural' ? rules.select(Number(value)) : String(value)
      const chosen = (kind === 'plural' && cases.get(`=${value}`)) || cases.get(key) || cases.get('other') || []
      return walk(chosen, kind === 'plural' ? Number(value) : count)
    })
  return walk(parse(text), 0)
}
