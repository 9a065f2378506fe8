import { Checkbox, Switch } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { NumberField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import type { Redact, Settings } from '@/listen/survey/design/definition'
import { patched } from '@/listen/survey/design/edit'
import { words } from './words'

const REDACT: readonly Redact[] = ['mail', 'phone', 'card']
/** Fewer people than this are no promise of anonymity worth making. */
const ANONYMOUS = 5

/** How the survey behaves, and what it promises. */
export function SettingsEditor() {
  const say = useWords(words)
  const { definition, change } = useBench()
  const settings = definition.settings ?? {}
  const set = (changes: { [K in keyof Settings]?: Settings[K] | undefined }) =>
    change(
      (old) => ({ ...old, settings: patched(old.settings ?? {}, changes) }),
      `settings.${Object.keys(changes).join()}`,
    )
  const { progress = true, back = true, edit = false, anonymous, redact = [] } = settings
  return (
    <section className={styles.editor} aria-label={say('section_settings')}>
      <h2 className={styles.title}>{say('section_settings')}</h2>
      <Findings />
      <Switch
        label={say('progress')}
        checked={progress}
        onChange={(event) => set({ progress: event.currentTarget.checked })}
      />
      <Switch label={say('back')} checked={back} onChange={(event) => set({ back: event.currentTarget.checked })} />
      <Switch
        label={say('edit')}
        description={say('edit_about')}
        checked={edit}
        onChange={(event) => set({ edit: event.currentTarget.checked || undefined })}
      />
      <Switch
        label={say('anonymous')}
        description={say('anonymous_about')}
        checked={Boolean(anonymous)}
        onChange={(event) => set({ anonymous: event.currentTarget.checked ? ANONYMOUS : undefined })}
      />
      {anonymous && (
        <NumberField
          label={say('anonymous_least')}
          value={anonymous}
          min={2}
          max={1000}
          onChange={(least = ANONYMOUS) => set({ anonymous: least })}
        />
      )}
      <Checkbox.Group
        label={say('redact')}
        description={say('redact_about')}
        value={redact}
        onChange={(picked) => {
          const list = REDACT.filter((one) => picked.includes(one))
          set({ redact: list.length ? list : undefined })
        }}
      >
        <div className={styles.checks}>
          {REDACT.map((one) => (
            <Checkbox key={one} value={one} label={say(`redact_${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </section>
  )
}
