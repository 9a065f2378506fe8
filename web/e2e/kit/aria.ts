/** Roles that say how a page is built; the others hold its words. */
const BUILDING = new Set(
  `heading button link textbox searchbox combobox spinbutton radiogroup radio checkbox switch slider tablist tab tabpanel table rowgroup row
  columnheader navigation region complementary form group img list listitem figure article dialog alert status search progressbar main`.split(
    /\s+/,
  ),
)

/** Of these, the first stands for all beside it; what is inside is data, but for the heads of columns. */
const DATA = new Set(['row', 'listitem', 'figure', 'article'])

interface Line {
  depth: number
  role: string
  told: string
}

/** The tree of roles and names without what changes with every answer: data is told once, figures are #. */
export function structure(snapshot: string): string {
  const kept: Line[] = []
  const dropped = { depth: Number.POSITIVE_INFINITY }
  for (const line of snapshot.split('\n').flatMap(read)) {
    if (line.depth > dropped.depth) continue
    dropped.depth = Number.POSITIVE_INFINITY
    if (!BUILDING.has(line.role) || (DATA.has(line.role) && repeats(kept, line))) {
      dropped.depth = line.depth
      continue
    }
    const within = kept.some((one, at) => DATA.has(one.role) && holds(kept, at, line))
    if (!within || line.role === 'columnheader') kept.push(DATA.has(line.role) ? { ...line, told: line.role } : line)
  }
  const opens = (at: number) => ((kept[at + 1]?.depth ?? 0) > (kept[at]?.depth ?? 0) ? ':' : '')
  return `${kept.map(({ depth, told }, at) => `${'  '.repeat(depth)}- ${told}${opens(at)}`).join('\n')}\n`
}

/** A line such as `- button "Tighter rows" [expanded]:`. */
function read(line: string): Line[] {
  const [, space = '', role, name, states = ''] =
    /^( *)- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?((?: \[[^\]]*\])*)/.exec(line) ?? []
  // A picture without a name is decoration.
  if (!role || (role === 'img' && !name)) return []
  const plain = name?.replace(/^([^:]{8,}?):.*/s, '$1').replace(/[−+-]?\d+([.,]\d+)*/g, '#')
  return [
    {
      depth: space.length / 2,
      role,
      told: role + (plain ? ` "${plain}"` : '') + states.replace(/ \[(cursor|ref)=[^\]]*\]/g, ''),
    },
  ]
}

/** Whether one of its kind stands beside it already. */
function repeats(kept: readonly Line[], { depth, role }: Line): boolean {
  for (const one of kept.toReversed()) {
    if (one.depth < depth) return false
    if (one.depth === depth && one.role === role) return true
  }
  return false
}

/** Whether the line, coming next, is inside of the one at this place. */
const holds = (kept: readonly Line[], at: number, { depth }: Line) =>
  kept.slice(at).every((one, after) => (after === 0 ? one.depth < depth : one.depth > (kept[at]?.depth ?? 0)))
