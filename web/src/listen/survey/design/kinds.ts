import type { Ask, Choice, Kind } from './definition'

/** The kinds of questions in the groups people look for them. */
export const GROUPS = [
  { group: 'scores', kinds: ['nps', 'csat', 'ces', 'solved', 'intent'] },
  { group: 'experience', kinds: ['rating', 'expectation', 'compared', 'importance', 'marks', 'emotion', 'likert'] },
  { group: 'own_words', kinds: ['words', 'line'] },
  { group: 'lists', kinds: ['choice', 'choices', 'dropdown', 'ranking', 'matrix', 'rating_matrix'] },
  { group: 'facts', kinds: ['number', 'slider', 'date', 'mail', 'phone', 'contact', 'consent', 'file'] },
  { group: 'reading', kinds: ['statement'] },
] as const satisfies readonly { group: string; kinds: readonly Kind[] }[]

/** Kinds whose key may stay as it is: the same question asked everywhere makes one figure. */
export const STANDARD: ReadonlySet<Kind> = new Set(['nps', 'csat', 'ces', 'solved'])

const choice = (key: string, language: string): Choice => ({ key, label: { [language]: '' } })
const two = (language: string) => [choice('a', language), choice('b', language)]

/** What a new question of a kind asks for. */
export function freshAsk(kind: Kind, language: string): Ask {
  switch (kind) {
    case 'csat':
    case 'ces':
    case 'expectation':
    case 'importance':
    case 'likert':
      return { kind, points: 5, look: 'numbers' }
    case 'rating':
      return { kind, from: 1, to: 5, step: 1, look: 'numbers' }
    case 'slider':
      return { kind, from: 0, to: 100, step: 1, look: 'numbers' }
    case 'emotion':
      return { kind, most: 3 }
    case 'choice':
    case 'choices':
    case 'dropdown':
    case 'ranking':
      return { kind, options: two(language) }
    case 'matrix':
      return { kind, rows: two(language), columns: two(language) }
    case 'rating_matrix':
      return { kind, rows: two(language), scale: { from: 1, to: 5, step: 1, look: 'numbers' } }
    case 'consent':
      return { kind, purpose: 'contact' }
    case 'contact':
      return { kind, fields: ['name', 'mail'] }
    case 'file':
      return { kind, most: 1, megabytes: 10 }
    default:
      return { kind }
  }
}

/** Whether answers of a kind are points between two ends that may have words. */
export const hasEnds = ({ kind }: Ask) =>
  ['nps', 'csat', 'ces', 'intent', 'rating', 'expectation', 'importance', 'likert', 'slider'].includes(kind)

/** Whether the points of a kind can be drawn as stars or faces. */
export const hasLook = ({ kind }: Ask) =>
  ['csat', 'ces', 'expectation', 'importance', 'likert', 'rating'].includes(kind)

/** The two ends of the numbers that answers of a kind are, where they are numbers. */
export function boundsOf(ask: Ask): { from?: number; to?: number } | undefined {
  if (ask.kind === 'nps' || ask.kind === 'intent') return { from: 0, to: 10 }
  if (['csat', 'ces', 'expectation', 'importance', 'likert'].includes(ask.kind)) return { from: 1, to: ask.points ?? 5 }
  if (ask.kind === 'rating_matrix') return ask.scale && { from: ask.scale.from, to: ask.scale.to }
  if (!['rating', 'slider', 'number'].includes(ask.kind)) return undefined
  return {
    ...(typeof ask.from === 'number' ? { from: ask.from } : {}),
    ...(typeof ask.to === 'number' ? { to: ask.to } : {}),
  }
}
