import { Button, Skeleton, useComputedColorScheme } from '@mantine/core'
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from 'react'
import { csv, download, save } from '@/lib/csv'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { whyMissing } from '@/ui/score'
import { words } from '@/ui/words'
import type { CanvasHandle } from './canvas'
import { trendOption } from './option'
import type { Trend, TrendPoint } from './trend'
import styles from './trend-chart.module.css'
import { TrendTable } from './trend-table'

const Canvas = lazy(() => import('./canvas'))
const HEIGHT = 280

interface Props extends Trend {
  /** The finding, or the question. */
  title: string
  /** What the picture says, for those who do not see it. */
  summary: string
}

const colour = (property: string) => getComputedStyle(document.documentElement).getPropertyValue(property).trim()

/** A trend with its interval as a band, context marks, a table view, keys to walk along the points, PNG and CSV. */
export function TrendChart({ title, summary, ...trend }: Props) {
  const { points, scale, marks } = trend
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const scheme = useComputedColorScheme('light')
  const canvas = useRef<CanvasHandle>(null)
  const [table, setTable] = useState(false)
  const [at, setAt] = useState<number | null>(null)

  const tell = useMemo(() => {
    return (point: TrendPoint | undefined) => {
      if (!point) return ''
      const missing = whyMissing(point, say)
      const value = missing ?? number.value(point.value as number, scale.format)
      const ends = typeof point.low === 'number' && typeof point.high === 'number'
      const interval = ends ? number.range(point.low as number, point.high as number, scale.format) : '–'
      return say('point', { period: date.period(point.period), value, interval, n: number.count(point.n) })
    }
  }, [say, number, date, scale.format])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the custom properties are
  const option = useMemo(
    () =>
      trendOption({ points, scale, ...(marks ? { marks } : {}) }, colour, {
        period: date.period,
        value: (value) => number.value(value, 'count'),
        point: (index) => tell(points[index]),
      }),
    [points, scale, marks, date, number, tell, scheme],
  )

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(points.length - 1, Math.max(0, (at ?? (step > 0 ? -1 : points.length)) + step))
    setAt(next)
    canvas.current?.point(next)
  }
  const leave = () => {
    setAt(null)
    canvas.current?.point(null)
  }
  const saveRows = () =>
    download(
      `${title}.csv`,
      csv(
        [say('period'), say('value'), say('low'), say('high'), 'n'],
        points.map(({ period, value, low, high, n }) => [period, value, low, high, n]),
      ),
    )
  const savePicture = () => {
    const picture = canvas.current?.picture(colour('--ts-page'))
    if (picture) save(`${title}.png`, picture)
  }

  return (
    <Panel
      title={title}
      aside={
        <Button.Group className={styles.tools}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={table ? <IconChartLine size={16} /> : <IconTable size={16} />}
            onClick={() => setTable(!table)}
          >
            {say(table ? 'as_chart' : 'as_table')}
          </Button>
          {!table && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconDownload size={16} />}
              onClick={savePicture}
            >
              {say('download_png')}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconDownload size={16} />}
            onClick={saveRows}
          >
            {say('download_csv')}
          </Button>
        </Button.Group>
      }
    >
      {table ? (
        <TrendTable label={title} points={points} scale={scale} />
      ) : (
        <div
          className={styles.frame}
          style={{ minHeight: HEIGHT }}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk along the points
          tabIndex={0}
          aria-label={`${title}. ${summary} ${say('chart_keys')}`}
          onKeyDown={walk}
          onBlur={leave}
        >
          <Suspense fallback={<Skeleton height={HEIGHT} />}>
            <Canvas ref={canvas} option={option} height={HEIGHT} />
          </Suspense>
        </div>
      )}
      <p className={styles.told} aria-live="polite">
        {at === null ? '' : tell(points[at])}
      </p>
    </Panel>
  )
}

/** As large as the chart that comes. */
export const TrendSkeleton = () => <Skeleton height={HEIGHT + 64} />
