import { SegmentedControl, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { Panel } from '@/ui/panel'
import styles from './announcement.module.css'
import { type Announcement, type AnnouncementStage, type AnnouncementText, preview } from './queries'
import { words } from './words'

/** Typing rests so long before it is looked at, in milliseconds. */
const REST = 400

interface Props {
  one: Announcement
  texts: readonly AnnouncementText[]
  language: string
}

/** How an announcement looks on the page and as a letter, also before it is saved. */
export function PreviewPanel({ one, texts, language }: Props) {
  const say = useWords(words)
  const [place, setPlace] = useState('page')
  const [stage, setStage] = useState<AnnouncementStage>(one.decision.state === 'done' ? 'done' : 'decided')
  const [rested] = useDebouncedValue(texts, REST)
  const quotes = one.quotes.filter(({ shown }) => shown).map((quote) => quote.words)
  const spoken = rested.some((text) => text.language === language)
  const body = { decision: one.decision.id, texts: [...rested], quotes, stage, language }
  const { data, error } = useQuery({ ...preview(body), enabled: spoken })
  const looked = place === 'page' ? data?.page : data?.html
  return (
    <Panel title={say('preview')}>
      <div className={styles.looks}>
        <SegmentedControl
          aria-label={say('preview')}
          data={[
            { value: 'page', label: say('on_page') },
            { value: 'letter', label: say('by_letter') },
          ]}
          value={place}
          onChange={setPlace}
        />
        <SegmentedControl
          aria-label={say('stage')}
          data={(['decided', 'done'] as const).map((value) => ({ value, label: say(`stage_${value}`) }))}
          value={stage}
          onChange={(value) => setStage(value as AnnouncementStage)}
        />
      </div>
      {place === 'letter' && data && <p className={styles.quiet}>{say('subject', { subject: data.subject })}</p>}
      {error && <p className={styles.quiet}>{say('preview_wait')}</p>}
      {!error && !looked && <Skeleton height={640} />}
      {!error && looked && <iframe className={styles.frame} sandbox="" title={say('preview')} srcDoc={looked} />}
    </Panel>
  )
}
