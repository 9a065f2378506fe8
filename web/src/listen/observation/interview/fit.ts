import type { Ask, Choice } from '@/listen/survey/design/definition'
import { boundsOf } from '@/listen/survey/design/kinds'
import { COMPARED, SOLVED } from '@/listen/survey/design/subject'

/** More points than these stand in no row. */
const MOST_POINTS = 11

/** How a question is asked in an interview; kinds that nobody asks in person are left to the page of the survey. */
export type Fit =
  | { by: 'points'; points: readonly number[] }
  | { by: 'options'; options: readonly Choice[]; several: boolean }
  | { by: 'text'; type: 'text' | 'lines' | 'number' | 'date' | 'email' | 'tel' }
  | { by: 'reading' }

const keyed = (keys: readonly string[]): Choice[] => keys.map((key) => ({ key, label: {} }))

/** How a question is asked by somebody who sits opposite; undefined where it does not fit. */
export function fitOf(ask: Ask): Fit | undefined {
  switch (ask.kind) {
    case 'solved':
      return { by: 'options', options: keyed(SOLVED), several: false }
    case 'compared':
      return { by: 'options', options: keyed(COMPARED), several: false }
    case 'choice':
    case 'dropdown':
      return { by: 'options', options: ask.options ?? [], several: false }
    case 'choices':
      return { by: 'options', options: ask.options ?? [], several: true }
    case 'words':
      return { by: 'text', type: 'lines' }
    case 'line':
      return { by: 'text', type: 'text' }
    case 'number':
      return { by: 'text', type: 'number' }
    case 'date':
      return { by: 'text', type: 'date' }
    case 'mail':
      return { by: 'text', type: 'email' }
    case 'phone':
      return { by: 'text', type: 'tel' }
    case 'statement':
      return { by: 'reading' }
    default:
      return scale(ask)
  }
}

function scale(ask: Ask): Fit | undefined {
  const { from, to } = (ask.kind === 'rating_matrix' ? undefined : boundsOf(ask)) ?? {}
  if (from === undefined || to === undefined) return undefined
  const step = ask.step ?? 1
  const n = Math.floor((to - from) / step) + 1
  if (n > MOST_POINTS) return { by: 'text', type: 'number' }
  return { by: 'points', points: Array.from({ length: n }, (_, at) => from + at * step) }
}

/** An answer as it is given in an interview. */
export type Given = string | number | readonly string[]

/** What is sent: answers that say something, numbers as numbers. */
export function answersOf(
  given: Readonly<Record<string, Given | undefined>>,
  asks: Readonly<Record<string, Ask>>,
): Record<string, string | number | string[]> {
  const said = Object.entries(given).flatMap(([key, value]): [string, string | number | string[]][] => {
    const fit = asks[key] && fitOf(asks[key])
    if (!fit || value === undefined) return []
    if (typeof value === 'object') return value.length > 0 ? [[key, [...value]]] : []
    if (typeof value === 'number') return [[key, value]]
    const words = value.trim()
    if (fit.by !== 'text' || fit.type !== 'number') return words ? [[key, words]] : []
    const number = Number(words.replace(',', '.'))
    return words && !Number.isNaN(number) ? [[key, number]] : []
  })
  return Object.fromEntries(said)
}
