import { Button, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { ConditionField } from '@/listen/survey/builder/condition/condition-field'
import { useSentences } from '@/listen/survey/builder/condition/sentence'
import { useBench } from '@/listen/survey/builder/context'
import { KeyField, WordsField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import { Fold } from '@/listen/survey/builder/fold'
import type { Ending } from '@/listen/survey/design/definition'
import { patched, withEnding, withoutEnding } from '@/listen/survey/design/edit'
import { renamed } from '@/listen/survey/design/rename'
import { showUndo } from '@/ui/undo'
import { words } from './words'

type Changes = { [K in keyof Ending]?: Ending[K] | undefined }

/** What people read at the end, or where they are taken. */
export function EndingEditor({ ending, onUndo }: { ending: Ending; onUndo: () => void }) {
  const say = useWords(words)
  const { definition, change, select } = useBench()
  const sentences = useSentences()
  const { key } = ending
  const name = sentences.ending(key)
  const set = (changes: Changes) =>
    change((old) => withEnding(old, key, (one) => patched(one, changes)), `${key}.${Object.keys(changes).join()}`)
  const remove = () => {
    change((old) => withoutEnding(old, key))
    select({ what: 'section', key: 'start' })
    showUndo(say('removed', { name }), say('undo'), onUndo)
  }
  return (
    <section className={styles.editor} aria-label={name}>
      <header className={styles.editorHead}>
        <h2 className={styles.title}>{say('ending')}</h2>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={remove}>
          {say('remove')}
        </Button>
      </header>
      <Findings />
      <WordsField
        key={key}
        label={say('ending_title')}
        text={ending.title}
        autoFocus={name === key}
        onChange={(title) => set({ title })}
      />
      <WordsField label={say('ending_words')} text={ending.words} long onChange={(text) => set({ words: text })} />
      <ConditionField
        label={say('shown')}
        without={say('ending_always')}
        begin={say('shown_when')}
        condition={ending.show_if}
        onChange={(show_if) => set({ show_if })}
      />
      <TextInput
        label={say('redirect')}
        description={say('redirect_about')}
        placeholder="https://"
        type="url"
        maxLength={2000}
        value={ending.redirect ?? ''}
        onChange={({ currentTarget }) => set({ redirect: currentTarget.value.trim() || undefined })}
      />
      <Fold title={say('more_settings')}>
        <KeyField
          label={say('ending_key')}
          value={key}
          taken={(definition.endings ?? []).map((one) => one.key)}
          onRename={(to) => {
            change((old) => renamed(old, 'ending', key, to))
            select({ what: 'ending', key: to })
          }}
        />
      </Fold>
    </section>
  )
}
