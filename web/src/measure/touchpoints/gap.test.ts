import { describe, expect, it } from 'vitest'
import { verdict } from '@/ui/measured'
import { gap } from './gap'

const reading = { value: 60, low: 50, high: 70, n: 90 }

describe('the gap', () => {
  it('to a target that was set has the interval of the value', () => {
    expect(gap(reading, { value: 75 })).toEqual({ change: -15, change_low: -25, change_high: -5 })
  })
  it('to the own first quarter has that of both, and may then prove nothing', () => {
    const first = gap(reading, { value: 75, low: 60, high: 87 })
    expect(first?.change_high).toBeCloseTo(-15 + Math.hypot(10, 15))
    expect(verdict(first ?? {})).toBe('unproved')
  })
  it('is unknown without a value or anything to hold it against', () => {
    expect(gap({ value: null, n: 3 }, { value: 75 })).toBeUndefined()
    expect(gap(reading, undefined)).toBeUndefined()
  })
})
