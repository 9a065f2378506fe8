/** What somebody said a passage is. */
export const MARKS = ['good', 'bad', 'idea', 'fact'] as const
export type Mark = (typeof MARKS)[number]

/** A marked passage as the server keeps it: where it starts in characters, and the words there. */
export interface Passage {
  starts: number
  quote: string
  mark: Mark
}

/** A range of a text, by the browser's places. */
export interface Range {
  from: number
  to: number
}

/** A marked passage by the browser's places, which count what a character above the first plane takes as two. */
export interface Span extends Range {
  mark: Mark
}

/** A part of the text between two places where a passage starts or ends. */
export interface Piece {
  from: number
  text: string
  mark: Mark | undefined
}

const characters = (text: string) => [...text].length

const place = (text: string, count: number) => [...text].slice(0, count).join('').length

/** The passages of a text by the browser's places; one that does not stand where it says is left out. */
export function spansOf(body: string, passages: readonly Passage[]): Span[] {
  return passages.flatMap(({ starts, quote, mark }) => {
    const from = place(body, starts)
    const to = from + quote.length
    return quote && body.slice(from, to) === quote ? [{ from, to, mark }] : []
  })
}

/** The passages as the server takes them. */
export const passagesOf = (body: string, spans: readonly Span[]): Passage[] =>
  spans.map(({ from, to, mark }) => ({
    starts: characters(body.slice(0, from)),
    quote: body.slice(from, to),
    mark,
  }))

/** What of a selection is marked: without the blanks at its ends, and no half characters; undefined when nothing is left. */
export function trimmed(body: string, { from, to }: Range): Range | undefined {
  const begin = isHalf(body, from) ? from - 1 : from
  const end = isHalf(body, to) ? to + 1 : to
  const chosen = body.slice(begin, end)
  const words = chosen.trim()
  if (!words) return undefined
  const start = begin + chosen.indexOf(words)
  return { from: start, to: start + words.length }
}

/** Whether a place is in the middle of a character. */
function isHalf(body: string, at: number): boolean {
  const [before, after] = [body.charCodeAt(at - 1), body.charCodeAt(at)]
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}

/** The passages without a range; what it cuts through keeps what is outside. */
export const unmarked = (body: string, spans: readonly Span[], range: Range): Span[] =>
  spans.flatMap(({ from, to, mark }) => {
    const parts = [
      { from, to: Math.min(to, range.from) },
      { from: Math.max(from, range.to), to },
    ]
    const whole = to <= range.from || from >= range.to
    const kept = whole
      ? [{ from, to }]
      : parts.flatMap((part) => (part.from < part.to ? trimmed(body, part) : []) ?? [])
    return kept.map((part) => ({ ...part, mark }))
  })

/** The passages with a range marked; it takes the place of what was marked there, and joins what it touches of its kind. */
export function marked(body: string, spans: readonly Span[], range: Range, mark: Mark): Span[] {
  const touching = spans.filter((one) => one.mark === mark && one.from <= range.to && one.to >= range.from)
  const from = Math.min(range.from, ...touching.map((one) => one.from))
  const to = Math.max(range.to, ...touching.map((one) => one.to))
  return [...unmarked(body, spans, { from, to }), { from, to, mark }].toSorted((one, other) => one.from - other.from)
}

/** The passage that a place is in. */
export const spanAt = (spans: readonly Span[], at: number) => spans.find(({ from, to }) => from <= at && at <= to)

/** The text in pieces that are marked in one way or not at all. */
export function pieces(body: string, spans: readonly Span[]): Piece[] {
  const piece = (from: number, to: number, mark?: Mark): Piece[] =>
    from < to ? [{ from, text: body.slice(from, to), mark }] : []
  const starts = [0, ...spans.map(({ to }) => to)]
  const before = spans.flatMap(({ from, to, mark }, at) => [...piece(starts[at] ?? 0, from), ...piece(from, to, mark)])
  return [...before, ...piece(starts.at(-1) ?? 0, body.length)]
}

/** The passages after the words were written anew: those outside of what changed move with their words; others stay where their words still stand once, and go otherwise. */
export function followed(before: string, after: string, spans: readonly Span[]): Span[] {
  const same = shared(before, after)
  const tail = shared([...before.slice(same)].toReversed().join(''), [...after.slice(same)].toReversed().join(''))
  const [end, shift] = [before.length - tail, after.length - before.length]
  const moved = spans.flatMap((span) => {
    if (span.to <= same) return [span]
    if (span.from >= end) return [{ ...span, from: span.from + shift, to: span.to + shift }]
    const quote = before.slice(span.from, span.to)
    const from = after.indexOf(quote)
    if (from < 0 || after.indexOf(quote, from + 1) >= 0) return []
    return [{ ...span, from, to: from + quote.length }]
  })
  const ordered = moved.toSorted((one, other) => one.from - other.from)
  return ordered.filter(({ from }, at) => ordered.slice(0, at).every(({ to }) => to <= from))
}

/** How far two texts are the same from their beginning. */
function shared(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  for (let at = 0; at < most; at += 1) if (one[at] !== other[at]) return isHalf(one, at) ? at - 1 : at
  return most
}
