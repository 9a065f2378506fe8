import { ActionIcon, Button, Select } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { useLanguageNames } from '@/listen/survey/builder/whole/languages-editor'
import type { Survey } from '@/listen/survey/queries'
import styles from './builder.module.css'
import { useBench } from './context'
import type { useDraft } from './use-draft'
import { words } from './words'

interface Props {
  survey: Survey
  draft: ReturnType<typeof useDraft>
  onPublish: () => void
}

/** Whether everything is saved, the way back and forward, the language that is edited, and the way out to those who answer. */
export function BuilderBar({ survey, draft, onPublish }: Props) {
  const say = useWords(words)
  const named = useLanguageNames()
  const { definition, language, setLanguage, findings } = useBench()
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const state = draft.error ? 'not_saved' : draft.saving ? 'saving' : draft.dirty ? 'unsaved' : 'saved'
  const published = survey.state !== 'draft' && !survey.unpublished && !draft.dirty
  return (
    <div className={styles.bar}>
      <ActionIcon aria-label={say('undo')} aria-keyshortcuts="Control+Z" disabled={!draft.undo} onClick={draft.undo}>
        <IconArrowBackUp size={18} />
      </ActionIcon>
      <ActionIcon
        aria-label={say('redo')}
        aria-keyshortcuts="Control+Shift+Z"
        disabled={!draft.redo}
        onClick={draft.redo}
      >
        <IconArrowForwardUp size={18} />
      </ActionIcon>
      <span className={styles.state} role="status">
        {draft.error ? say('not_saved', { why: draft.error.message }) : say(state as 'saving' | 'unsaved' | 'saved')}
        {draft.error && (
          <Button variant="subtle" size="compact-sm" onClick={draft.save}>
            {say('again')}
          </Button>
        )}
      </span>
      {definition.languages.length > 1 && (
        <Select
          className={styles.language ?? ''}
          aria-label={say('language_edited')}
          data={definition.languages.map((tag) => ({ value: tag, label: named(tag) }))}
          allowDeselect={false}
          value={language}
          onChange={(tag) => tag && setLanguage(tag)}
        />
      )}
      <span className={styles.quiet}>
        {errors > 0 ? say('errors_n', { n: errors }) : say(published ? 'as_published' : 'ready')}
      </span>
      <Button onClick={onPublish} disabled={published}>
        {say('publish')}
      </Button>
    </div>
  )
}
