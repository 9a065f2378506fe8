import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use as install } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { TrendOption } from './option'

install([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export interface CanvasHandle {
  /** Shows the tip of one point, or none. */
  point(index: number | null): void
  picture(background: string): string
}

interface Props {
  option: TrendOption
  height: number
  ref: Ref<CanvasHandle>
}

/** The only file that touches ECharts; loaded when a chart is wanted. */
export default function Canvas({ option, height, ref }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  useEffect(() => {
    if (!frame.current) return
    const made = init(frame.current)
    chart.current = made
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(frame.current)
    return () => {
      watcher.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option])
  useImperativeHandle(ref, () => ({
    point: (index) =>
      chart.current?.dispatchAction(
        index === null ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 2, dataIndex: index },
      ),
    picture: (backgroundColor) => chart.current?.getDataURL({ pixelRatio: 2, backgroundColor }) ?? '',
  }))
  return <div ref={frame} style={{ height }} />
}
