import { Button, Skeleton } from '@mantine/core'
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { csv, download } from '@/lib/csv'
import { useDates, useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import { whyMissing } from '@/ui/score'
import { words } from '@/ui/words'
import { savePicture } from './picture'
import { Plot } from './plot'
import type { Trend, TrendPoint } from './trend'
import styles from './trend-chart.module.css'
import { TrendTable } from './trend-table'

const HEIGHT = 280

interface Props extends Trend {
  /** The finding, or the question. */
  title: string
  /** What the picture says, for those who do not see it. */
  summary: string
}

/** A trend with its interval as a band, context marks, a table view, keys to walk along the points, PNG and CSV. */
export function TrendChart({ title, summary, ...trend }: Props) {
  const { points, scale } = trend
  const say = useWords(words)
  const number = useNumbers()
  const date = useDates()
  const picture = useRef<SVGSVGElement>(null)
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

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(points.length - 1, Math.max(0, (at ?? (step > 0 ? -1 : points.length)) + step))
    setAt(next)
  }
  const saveRows = () =>
    download(
      `${title}.csv`,
      csv(
        [say('period'), say('value'), say('low'), say('high'), 'n'],
        points.map(({ period, value, low, high, n }) => [period, value, low, high, n]),
      ),
    )
  const paint = () => {
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ts-page')
    if (picture.current) savePicture(`${title}.png`, picture.current, ground)
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
              onClick={paint}
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
          onBlur={() => setAt(null)}
        >
          <Plot
            {...trend}
            height={HEIGHT}
            at={at}
            onAt={setAt}
            told={at === null ? '' : tell(points[at])}
            value={(value) => number.value(value, 'count')}
            period={date.period}
            picture={picture}
          />
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
