import type { TrendPoint } from './trend'

const MOST = 2_000

/** The points with those periods put in that nobody answered in: a trend has one step a period, and what is missing is a gap. */
export function gapless<P extends TrendPoint>(points: readonly P[]): (P | TrendPoint)[] {
  const known = new Map(points.map((point) => [point.period, point]))
  const last = points.at(-1)?.period
  const all: (P | TrendPoint)[] = []
  let period = points[0]?.period
  while (period !== undefined && last !== undefined && all.length < MOST) {
    all.push(known.get(period) ?? { period, n: 0 })
    if (period === last) return all
    period = after(period)
  }
  return [...points]
}

/** The period behind a day, a month, a quarter or a year; weeks are left as they are. */
function after(period: string): string | undefined {
  const [, year = '', month, day, quarter] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q(\d))?$/.exec(period) ?? []
  if (!year) return undefined
  const first = (date: number) => new Date(date).toISOString()
  if (day) return first(Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)).slice(0, 10)
  if (month) return first(Date.UTC(Number(year), Number(month), 1)).slice(0, 7)
  if (quarter) return quarter === '4' ? `${Number(year) + 1}-Q1` : `${year}-Q${Number(quarter) + 1}`
  return String(Number(year) + 1)
}
