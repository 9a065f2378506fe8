import type { Moment } from './queries'

/** The same thing done several times on one day, as one line. */
export interface Run {
  moment: Moment
  /** How often in a row. */
  times: number
}

/** Moments with those joined that tell the same, one after the other on one day. */
export function runsOf(moments: readonly Moment[], dayOf: (at: string) => string): Run[] {
  const runs: Run[] = []
  for (const moment of moments) {
    const last = runs.at(-1)
    if (last && isSame(last.moment, moment) && dayOf(last.moment.at) === dayOf(moment.at)) last.times += 1
    else runs.push({ moment, times: 1 })
  }
  return runs
}

const isSame = (one: Moment, other: Moment) =>
  one.kind === 'interaction' &&
  other.kind === 'interaction' &&
  one.event === other.event &&
  one.contact?.id === other.contact?.id
