import { ActionIcon, Anchor, SegmentedControl, Skeleton } from '@mantine/core'
import { useElementSize, useLocalStorage } from '@mantine/hooks'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { trialLink } from '@/listen/survey/queries'
import { ErrorState } from '@/ui/error-state'
import styles from './preview.module.css'
import { words } from './words'

/** Widths and heights of what people answer on. */
const SIZES = { phone: [390, 720], desk: [1080, 720] } as const
type Size = keyof typeof SIZES

interface Props {
  id: string
  /** Loaded anew at each. */
  revision: number
  language: string
  /** The page or the ending that is looked at. */
  at: Record<string, string>
}

/** The survey as it is answered: the server's own page, with the draft that was saved last. */
export function Preview({ id, revision, language, at }: Props) {
  const say = useWords(words)
  const { ref, width } = useElementSize()
  const [size, setSize] = useLocalStorage<Size>({ key: 'touchstone.preview', defaultValue: 'phone' })
  const [again, setAgain] = useState(0)
  const { data, error, refetch } = useQuery(trialLink(id))
  const [wide, high] = SIZES[size]
  const scale = width ? Math.min(1, width / wide) : 1
  const begin = data?.address && `${data.address}?${new URLSearchParams({ lang: language })}`
  const address = begin && `${data.address}?${new URLSearchParams({ lang: language, ...at })}`
  return (
    <section className={styles.preview} aria-label={say('preview')}>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={say('preview_size')}
          data={(['phone', 'desk'] as const).map((value) => ({ value, label: say(`preview_${value}`) }))}
          value={size}
          onChange={(value) => setSize(value as Size)}
        />
        <ActionIcon aria-label={say('preview_again')} onClick={() => setAgain(again + 1)}>
          <IconRefresh size={16} />
        </ActionIcon>
        {begin && (
          <Anchor href={begin} target="_blank" rel="noreferrer" size="sm">
            {say('preview_open')}
          </Anchor>
        )}
      </div>
      <div ref={ref} className={styles.frame} style={{ height: high * scale }}>
        {error && <ErrorState error={error} onRetry={refetch} />}
        {!error && !address && <Skeleton height={high * scale} />}
        {address && width > 0 && (
          <iframe
            key={`${address} ${revision}.${again}`}
            title={say('preview')}
            src={address}
            width={wide}
            height={high}
            style={{ transform: `scale(${scale})` }}
          />
        )}
      </div>
      <p className={styles.quiet}>{say('preview_about')}</p>
    </section>
  )
}
