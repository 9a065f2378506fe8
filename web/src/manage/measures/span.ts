type SpanUnit = 'minutes' | 'hours' | 'days'

/** Minutes in the unit in which people say them. */
export function spanOf(minutes: number): { n: number; unit: SpanUnit } {
  if (minutes < 120) return { n: Math.round(minutes), unit: 'minutes' }
  if (minutes < 48 * 60) return { n: Math.round(minutes / 6) / 10, unit: 'hours' }
  return { n: Math.round(minutes / 144) / 10, unit: 'days' }
}
