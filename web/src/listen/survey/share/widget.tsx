import { NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { CopyCode } from './copy-code'
import styles from './share.module.css'
import { type Opening, snippet, type Wish } from './snippet'
import { words } from './words'

const OPENINGS: readonly Opening[] = ['popover', 'tab', 'inline']

/** The lines that bring the survey into another page. */
export function Widget({ address, languages }: { address: string; languages: readonly string[] }) {
  const say = useWords(words)
  const [wish, setWish] = useState<Wish>({ mode: 'popover', delay: 10 })
  const set = (changes: Partial<Wish>) => setWish({ ...wish, ...changes })
  const code = snippet(address, wish)
  return (
    <div className={styles.stack}>
      <SegmentedControl
        aria-label={say('widget_mode')}
        data={OPENINGS.map((value) => ({ value, label: say(`mode_${value}`) }))}
        value={wish.mode}
        onChange={(mode) => set({ mode: mode as Opening })}
      />
      <p className={styles.about}>{say(`about_${wish.mode}`)}</p>
      <div className={styles.pair}>
        {wish.mode === 'popover' && (
          <>
            <NumberInput
              size="sm"
              label={say('delay')}
              description={say('delay_about')}
              min={0}
              max={3600}
              value={wish.delay ?? ''}
              onChange={(delay) => set({ delay: typeof delay === 'number' ? delay : undefined })}
            />
            <TextInput
              label={say('open_by')}
              description={say('open_by_about')}
              placeholder="#feedback"
              value={wish.open ?? ''}
              onChange={({ currentTarget }) => set({ open: currentTarget.value })}
            />
          </>
        )}
        {wish.mode === 'tab' && (
          <TextInput
            label={say('label')}
            placeholder="Feedback"
            value={wish.label ?? ''}
            onChange={({ currentTarget }) => set({ label: currentTarget.value })}
          />
        )}
        {languages.length > 1 && (
          <Select
            label={say('widget_language')}
            placeholder={say('language_browser')}
            clearable
            data={[...languages]}
            value={wish.lang ?? null}
            onChange={(lang) => set({ lang: lang ?? undefined })}
          />
        )}
      </div>
      <Textarea
        size="sm"
        classNames={{ input: styles.snippet ?? '' }}
        label={say('snippet')}
        readOnly
        autosize
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyCode code={code} />
    </div>
  )
}
