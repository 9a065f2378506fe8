import type { Question } from '@/api/ask'
import type { Schemas } from '@/api/client'

/** Everything Explore is asked, as it stands in the address: a link says the same to everybody. */
export interface ExploreSearch {
  measure?: Schemas['Measure'] | undefined
  of?: string[] | undefined
  unit?: Schemas['Unit'] | undefined
  by?: string[] | undefined
  every?: string | undefined
  /** Half-open dates, `2017-05-01..2017-06-01`. */
  during?: string | undefined
  where?: string | undefined
  interval?: Schemas['Interval'] | undefined
  points?: (string | number)[] | undefined
  attributes?: Schemas['AsOf'] | undefined
  compare_to?: string | undefined
  versus?: string | undefined
  weighted?: true | undefined
}

export const MEASURES = ['nps', 'csat', 'ces', 'solved', 'mean', 'share', 'count', 'distribution'] as const
export const UNITS = ['latest_per_person', 'answers', 'one_per_account'] as const
export const EVERY = ['day', 'week', 'month', 'quarter', 'year'] as const
export const INTERVALS = ['wald', 'adjusted', 'wilson', 't', 'clustered'] as const

/** Reads the address; what it does not understand is left out. */
export function exploreSearch(search: Record<string, unknown>): ExploreSearch {
  return {
    measure: oneOf(MEASURES, search.measure),
    of: texts(search.of),
    unit: oneOf(UNITS, search.unit),
    by: texts(search.by),
    every: oneOf(EVERY, search.every),
    during: text(search.during),
    where: text(search.where),
    interval: oneOf(INTERVALS, search.interval),
    points: points(search.points),
    attributes: oneOf(['then', 'now'] as const, search.attributes),
    compare_to: text(search.compare_to),
    versus: text(search.versus),
    weighted: search.weighted === true ? true : undefined,
  }
}

/** The question of an address; each person counts once unless it says otherwise. */
export function questionOf(search: ExploreSearch, fallback: Schemas['Measure']): Question {
  const { measure = fallback, unit = 'latest_per_person', points: counted, ...rest } = search
  const asked = { ...rest, ...(measure === 'share' && counted ? { points: counted } : {}) }
  const said = Object.entries(asked).filter(([, value]) => value !== undefined)
  return { measure, unit, ...Object.fromEntries(said) }
}

const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined)

const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((one) => one === value)

function texts(value: unknown): string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '')
  return list.length ? list : undefined
}

function points(value: unknown): (string | number)[] | undefined {
  if (!Array.isArray(value)) return undefined
  const list = value.filter((one) => typeof one === 'string' || typeof one === 'number')
  return list.length ? list : undefined
}
