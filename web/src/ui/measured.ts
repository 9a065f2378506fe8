import type { Format } from '@/lib/numbers'

/** A value as it was read: with what is known about it, and why it may be missing. */
export interface Measured {
  value?: number | null
  low?: number | null
  high?: number | null
  n: number
  people?: number | null
  /** Withheld because too few people stand behind it. */
  too_few?: boolean
  /** Not computed because these must not be mixed. */
  not_mixed?: readonly string[]
}

/** A value beside another, and what can be said about the difference. */
export interface Compared {
  change?: number | null
  change_low?: number | null
  change_high?: number | null
  previous?: number | null
  previous_n?: number
}

/** The scale a value is drawn on; the same for everything that stands side by side. */
export interface Scale {
  low: number
  high: number
  format: Format
}

export type Verdict = 'better' | 'worse' | 'unproved' | 'unknown'

/** A change is proved when its interval leaves out 0. */
export function verdict({ change, change_low, change_high }: Compared, better: 'higher' | 'lower' = 'higher'): Verdict {
  if (change === null || change === undefined) return 'unknown'
  const rose = change_low !== null && change_low !== undefined && change_low > 0
  const fell = change_high !== null && change_high !== undefined && change_high < 0
  if (!rose && !fell) return 'unproved'
  return rose === (better === 'higher') ? 'better' : 'worse'
}

/** Where a value lies on a scale, from 0 to 1. */
export function place(value: number, { low, high }: Scale): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}
