import { useElementSize, useMergedRef } from '@mantine/hooks'
import type { PointerEvent, Ref } from 'react'
import { frame, nearest } from './frame'
import styles from './plot.module.css'
import { band, line, runs } from './runs'
import { alone, type Trend } from './trend'

interface Props extends Trend {
  height: number
  /** The point that is looked at. */
  at: number | null
  onAt: (index: number | null) => void
  /** Everything about that point, in words. */
  told: string
  value: (value: number) => string
  period: (period: string) => string
  picture: Ref<SVGSVGElement>
}

/** A line with its interval as a band; missing values are gaps, lone ones have a whisker. */
export function Plot({ height, at, onAt, told, value, period, picture, ...trend }: Props) {
  const size = useElementSize()
  const ref = useMergedRef(size.ref)
  const { points, marks = [] } = trend
  const laid = frame(trend, { width: size.width, height }, value, period)
  const { x, y, left, right, top, bottom } = laid
  const look = (event: PointerEvent<SVGSVGElement>) =>
    onAt(nearest(laid, points.length, event.clientX - event.currentTarget.getBoundingClientRect().left))
  const pointed = at === null ? undefined : points[at]
  return (
    <div ref={ref} className={styles.plot} style={{ height }}>
      {size.width > 0 && (
        <svg
          ref={picture}
          width={size.width}
          height={height}
          aria-hidden="true"
          onPointerMove={look}
          onPointerDown={look}
          onPointerLeave={() => onAt(null)}
        >
          {laid.ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
              <text className={styles.label} x={left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
                {value(tick)}
              </text>
            </g>
          ))}
          {points.map((point, index) =>
            (points.length - 1 - index) % laid.every ? null : (
              <text key={point.period} className={styles.label} x={x(index)} y={bottom + 22} textAnchor="middle">
                {period(point.period)}
              </text>
            ),
          )}
          {marks.map(({ period: when, label }) => {
            const index = points.findIndex((point) => point.period === when)
            return index < 0 ? null : (
              <g key={label}>
                <line className={styles.mark} x1={x(index)} x2={x(index)} y1={top} y2={bottom} />
                <text className={styles.label} x={x(index) + 4} y={top + 4}>
                  {label}
                </text>
              </g>
            )
          })}
          {runs(points).map((run) => (
            <g key={run[0]?.index}>
              <path className={styles.band} d={band(run, x, y)} />
              <path className={styles.line} d={line(run, x, y)} />
              {run.map(({ index, value: height }) => (
                <circle key={index} className={styles.dot} cx={x(index)} cy={y(height)} r={index === at ? 5 : 3} />
              ))}
            </g>
          ))}
          {alone(points).map((point) => (
            <line
              key={point.period}
              className={styles.whisker}
              x1={x(points.indexOf(point))}
              x2={x(points.indexOf(point))}
              y1={y(point.low ?? 0)}
              y2={y(point.high ?? 0)}
            />
          ))}
          {at !== null && <line className={styles.pointer} x1={x(at)} x2={x(at)} y1={top} y2={bottom} />}
        </svg>
      )}
      {at !== null && pointed && (
        <div
          className={styles.tip}
          data-side={x(at) > size.width / 2 ? 'left' : 'right'}
          style={{ left: x(at) }}
          aria-hidden="true"
        >
          {told}
        </div>
      )}
    </div>
  )
}
