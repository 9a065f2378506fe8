import { place, type Scale } from '@/ui/measured'
import { cut, type Trend } from './trend'

/** A letter of the labels is about this wide. */
const LETTER = 7
const MARGIN = { top: 16, right: 20, bottom: 32 }

/** Where everything of a trend lies in a picture of this size. */
export interface Frame {
  x: (index: number) => number
  y: (value: number) => number
  left: number
  right: number
  top: number
  bottom: number
  /** Values that get a line and a label. */
  ticks: readonly number[]
  /** Every how many points a label fits below. */
  every: number
}

interface Size {
  width: number
  height: number
}

/** Lays a trend out; `value` and `period` write the labels that need room. */
export function frame(
  trend: Trend,
  { width, height }: Size,
  value: (value: number) => string,
  period: (period: string) => string,
): Frame {
  const axis = cut(trend)
  const scale: Scale = { ...trend.scale, low: axis.low, high: axis.high }
  const ticks = Array.from({ length: Math.round((axis.high - axis.low) / axis.step) + 1 }, (_, step) =>
    Math.min(axis.high, axis.low + step * axis.step),
  )
  const left = 8 + LETTER * Math.max(...ticks.map((tick) => value(tick).length))
  const [right, top, bottom] = [width - MARGIN.right, MARGIN.top, height - MARGIN.bottom]
  const last = Math.max(1, trend.points.length - 1)
  const step = (right - left) / last
  const label = 16 + LETTER * Math.max(1, ...trend.points.map((point) => period(point.period).length))
  return {
    x: (index) => (trend.points.length > 1 ? left + index * step : (left + right) / 2),
    y: (number) => top + (1 - place(number, scale)) * (bottom - top),
    ...{ left, right, top, bottom, ticks },
    every: Math.max(1, Math.ceil(label / step)),
  }
}

/** The point nearest to a place from left to right. */
export function nearest({ left, right }: Frame, points: number, place: number): number {
  const share = (place - left) / Math.max(1, right - left)
  return Math.min(points - 1, Math.max(0, Math.round(share * (points - 1))))
}
