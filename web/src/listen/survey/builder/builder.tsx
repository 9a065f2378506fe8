import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { attributesOf } from '@/customers/attribute/queries'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { Outline } from '@/listen/survey/builder/outline/outline'
import { Preview } from '@/listen/survey/builder/preview/preview'
import { PublishDialog } from '@/listen/survey/builder/publish/publish'
import { fromAddress, readAt, type Selected, toAddress } from '@/listen/survey/design/selection'
import { subjectsOf } from '@/listen/survey/design/subject'
import { draftOf, type Survey } from '@/listen/survey/queries'
import styles from './builder.module.css'
import { BuilderBar } from './builder-bar'
import { Conflict } from './conflict'
import { type Bench, BenchContext } from './context'
import { Editor } from './editor'
import { useDraft } from './use-draft'
import { words } from './words'

interface Props {
  survey: Survey
  /** Goes on to where the survey is shared. */
  onPublished: () => void
}

/** Builds a survey: its parts, the one that is edited, and how it looks to those who answer. */
export default function Builder({ survey, onPublished }: Props) {
  const say = useWords(words)
  const client = useQueryClient()
  const loaded = useMemo(() => draftOf(survey), [survey])
  const draft = useDraft(survey.id, loaded)
  const { definition, change } = draft
  const [{ edit }, go] = useAddress(['edit'])
  const [spoken, announce] = useState('')
  const [chosen, setLanguage] = useState(definition.languages[0] ?? 'en')
  const language = definition.languages.includes(chosen) ? chosen : (definition.languages[0] ?? 'en')
  const [publishing, publish] = useState(false)
  const contact = useQuery(attributesOf('contact')).data
  const account = useQuery(attributesOf('account')).data
  const selected = fromAddress(edit, definition)
  const bench = useMemo(
    (): Bench => ({
      definition,
      change,
      language,
      setLanguage,
      selected,
      select: (next: Selected | undefined) => go({ edit: next ? toAddress(next) : null }, { replace: true }),
      findings: survey.findings,
      subjects: (until) => subjectsOf(definition, { contact: contact ?? [], account: account ?? [] }, until),
      announce,
    }),
    [definition, change, language, selected, go, survey.findings, contact, account],
  )
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    ;(event.shiftKey ? draft.redo : draft.undo)?.()
  }
  return (
    <BenchContext value={bench}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the shortcut of the buttons in its bar */}
      <div onKeyDown={press}>
        <BuilderBar survey={survey} draft={draft} onPublish={() => publish(true)} />
        {draft.stale && (
          <Conflict
            id={survey.id}
            onTheirs={(theirs) => {
              draft.takeTheirs(theirs)
              client.invalidateQueries({ queryKey: ['surveys'] })
            }}
            onMine={draft.keepMine}
          />
        )}
        <div className={styles.builder} data-editing={selected !== undefined}>
          <div className={styles.outline}>
            <Outline />
          </div>
          <div className={styles.middle}>
            <Editor id={survey.id} onUndo={draft.undoLast} />
          </div>
          <Preview id={survey.id} revision={draft.revision} language={language} at={readAt(selected, definition)} />
        </div>
        <div role="status" aria-live="polite" className={styles.unseen}>
          {spoken}
        </div>
        {publishing &&
          (draft.dirty || draft.saving ? (
            <Skeleton height={0} aria-label={say('saving')} />
          ) : (
            <PublishDialog
              survey={survey}
              revision={draft.revision}
              onClose={() => publish(false)}
              onPublished={() => {
                publish(false)
                onPublished()
              }}
            />
          ))}
      </div>
    </BenchContext>
  )
}
