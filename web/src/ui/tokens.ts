/** Colours by the part they play, for each scheme on its own. The contrasts are held by tokens.test.ts. */
export interface Tokens {
  /** The stone everything lies on. */
  page: string
  /** A panel on the page. */
  panel: string
  /** What floats above: menus, dialogs, the active row. */
  raised: string
  /** A hairline that orders but carries no meaning. */
  line: string
  /** The edge of what can be filled in or pressed. */
  edge: string
  text: string
  quiet: string
  /** What can be acted on, and focus. */
  accent: string
  accentSoft: string
  /** Text upon accent. */
  onAccent: string
  /** Only what was proved good, and praise. */
  gold: string
  /** The score scale: good through passive to bad, and softer steps between. */
  good: string
  goodSoft: string
  passive: string
  badSoft: string
  bad: string
  /** Series of a chart in fixed order, the same meaning everywhere. */
  series: readonly [string, string, string, string, string, string]
}

export const light: Tokens = {
  page: '#f6f5f2',
  panel: '#fdfcfa',
  raised: '#ffffff',
  line: '#e1ded7',
  edge: '#8c877d',
  text: '#211f1c',
  quiet: '#615d55',
  accent: '#0d5f60',
  accentSoft: '#e1eceb',
  onAccent: '#ffffff',
  gold: '#7d5d00',
  good: '#0b62a4',
  goodSoft: '#5b8fbd',
  passive: '#8b867d',
  badSoft: '#c96f45',
  bad: '#b8430b',
  series: ['#0072b2', '#c65500', '#007f5f', '#8a6a00', '#a8487f', '#4d4a45'],
}

export const dark: Tokens = {
  page: '#161513',
  panel: '#1f1e1b',
  raised: '#292723',
  line: '#36332e',
  edge: '#7d786e',
  text: '#ebe8e2',
  quiet: '#aca79c',
  accent: '#6cbfba',
  accentSoft: '#1f3534',
  onAccent: '#0c1f1f',
  gold: '#dcb955',
  good: '#76b0e0',
  goodSoft: '#5685ad',
  passive: '#8f8a81',
  badSoft: '#b8704f',
  bad: '#ea9068',
  series: ['#6fb3e0', '#ea9068', '#5cc0a0', '#d6b04c', '#d995bd', '#c9c5bc'],
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The tokens as custom properties: `--ts-accent-soft`, `--ts-series-1` … */
export function properties(tokens: Tokens): Record<string, string> {
  const { series, ...colours } = tokens
  const named = Object.entries(colours).map(([name, colour]) => [`--ts-${kebab(name)}`, colour])
  const numbered = series.map((colour, index) => [`--ts-series-${index + 1}`, colour])
  return Object.fromEntries([...named, ...numbered])
}
