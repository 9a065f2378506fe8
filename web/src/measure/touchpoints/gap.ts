import type { Compared, Measured } from '@/ui/measured'

/** What a touchpoint is held against: a target somebody set, or its own first quarter. */
export interface Against {
  value: number
  /** Ends of the interval, when the value itself was measured. */
  low?: number | null | undefined
  high?: number | null | undefined
  /** The quarter, `2025-Q1`; without it, somebody set the target. */
  quarter?: string | undefined
}

/**
 * How far a value lies from what it is held against. Both intervals are put together by square-and-add (Newcombe 1998), so that
 * a first quarter with few answers proves little.
 */
export function gap(reading: Measured, against: Against | undefined): Compared | undefined {
  const { value, low, high } = reading
  if (!against || typeof value !== 'number') return undefined
  const change = value - against.value
  if (typeof low !== 'number' || typeof high !== 'number') return { change }
  const below = Math.hypot(value - low, (against.high ?? against.value) - against.value)
  const above = Math.hypot(high - value, against.value - (against.low ?? against.value))
  return { change, change_low: change - below, change_high: change + above }
}
