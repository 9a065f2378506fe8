import type { LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { alone, cut, type Trend } from './trend'

export type TrendOption = ComposeOption<
  LineSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>

/** The colours of the scheme that is on, by their custom properties. */
export type Colour = (property: string) => string

interface Written {
  period: (period: string) => string
  value: (value: number) => string
  /** Everything about one point, in words. */
  point: (index: number) => string
}

/** A line with its interval as a band; missing values are gaps. */
export function trendOption(trend: Trend, colour: Colour, write: Written): TrendOption {
  const { points, marks = [] } = trend
  const axis = cut(trend)
  const quiet = { color: colour('--ts-quiet'), fontSize: 12, fontFamily: 'Inter Variable' }
  const band = {
    type: 'line' as const,
    stack: 'band',
    stackStrategy: 'all' as const,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  }
  const height = ({ low, high }: Trend['points'][number]) =>
    typeof low === 'number' && typeof high === 'number' ? high - low : null
  return {
    animation: false,
    grid: { left: 4, right: 16, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colour('--ts-raised'),
      borderColor: colour('--ts-line'),
      textStyle: { ...quiet, color: colour('--ts-text') },
      axisPointer: { lineStyle: { color: colour('--ts-edge') } },
      formatter: (hovered) => write.point((Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      data: points.map(({ period }) => write.period(period)),
      boundaryGap: false,
      axisLabel: { ...quiet, hideOverlap: true, margin: 12 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--ts-line') }, onZero: false },
    },
    yAxis: {
      type: 'value',
      min: axis.low,
      max: axis.high,
      axisLabel: { ...quiet, formatter: write.value },
      interval: axis.step,
      splitLine: { lineStyle: { color: colour('--ts-line') } },
    },
    series: [
      { ...band, data: points.map(({ low }) => low ?? null) },
      { ...band, data: points.map(height), areaStyle: { color: colour('--ts-accent'), opacity: 0.2 } },
      {
        type: 'line',
        data: points.map(({ value }) => value ?? null),
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        lineStyle: { color: colour('--ts-accent'), width: 2 },
        itemStyle: { color: colour('--ts-accent') },
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: colour('--ts-edge'), type: 'solid', width: 1 },
          label: { ...quiet, formatter: '{b}', position: 'insideEndTop' },
          data: [
            ...marks.map(({ period, label }) => ({ name: label, xAxis: write.period(period) })),
            ...whiskers(trend, write.period),
          ],
        },
      },
    ],
  }
}

type Whisker = [{ coord: [string, number] }, { coord: [string, number] }]

function whiskers({ points }: Trend, write: Written['period']): Whisker[] {
  return alone(points).flatMap(({ period, low, high }): Whisker[] =>
    typeof low === 'number' && typeof high === 'number'
      ? [[{ coord: [write(period), low] }, { coord: [write(period), high] }]]
      : [],
  )
}
