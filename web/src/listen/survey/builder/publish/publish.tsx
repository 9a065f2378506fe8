import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { FindingList } from '@/listen/survey/builder/findings'
import { useLanguageNames } from '@/listen/survey/builder/whole/languages-editor'
import type { Definition } from '@/listen/survey/design/definition'
import { differences } from '@/listen/survey/design/differences'
import { questionsOf } from '@/listen/survey/design/edit'
import { missingIn, wordsOf } from '@/listen/survey/design/text'
import { type Survey, surveyVersion, usePublish } from '@/listen/survey/queries'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { words } from './words'

interface Props {
  survey: Survey
  revision: number
  onClose: () => void
  onPublished: () => void
}

/** What publishing changes for those who answer, what stands against it, and the button. */
export function PublishDialog({ survey, revision, onClose, onPublished }: Props) {
  const say = useWords(words)
  const { definition, findings } = useBench()
  const publishing = usePublish(survey.id)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const version = (survey.version ?? 0) + 1
  const send = () =>
    publishing.mutate(revision, {
      onSuccess: () => {
        notifications.show({ message: say('published', { n: version }) })
        onPublished()
      },
    })
  return (
    <Dialog opened onClose={onClose} title={say('publish_title', { n: version })} size="lg">
      <div className={styles.editor}>
        {errors.length > 0 && <p className={styles.told}>{say('publish_errors', { n: errors.length })}</p>}
        {findings.length > 0 && <FindingList findings={findings} />}
        {survey.version ? (
          <Changes id={survey.id} version={survey.version} now={definition} />
        ) : (
          <FirstTime definition={definition} />
        )}
        {survey.version && survey.under_way > 0 && (
          <p className={styles.quiet}>{say('publish_under_way', { n: survey.under_way })}</p>
        )}
        {publishing.error && <ErrorState error={publishing.error} />}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button data-autofocus loading={publishing.isPending} disabled={errors.length > 0} onClick={send}>
            {say('publish_now', { n: version })}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}

function FirstTime({ definition }: { definition: Definition }) {
  const say = useWords(words)
  const named = useLanguageNames()
  const told = definition.languages.map(named).join(', ')
  return (
    <p className={styles.told}>
      {say('publish_first', { n: questionsOf(definition).length, pages: definition.pages.length, languages: told })}
    </p>
  )
}

function Changes({ id, version, now }: { id: string; version: number; now: Definition }) {
  const say = useWords(words)
  const named = useLanguageNames()
  const { data } = useQuery(surveyVersion(id, version))
  if (!data) return null
  const { added, removed, changed, languages, other } = differences(data, now)
  const list = (key: 'added' | 'removed_ones' | 'changed', questions: typeof added) =>
    questions.map((one) => say(`change_${key}`, { name: wordsOf(one.label, now.languages) || one.key }))
  const lines = [
    ...list('added', added),
    ...list('removed_ones', removed),
    ...list('changed', changed),
    ...languages.map((tag) => say('change_language', { name: named(tag), n: missingIn(now, tag) })),
    ...(other ? [say('change_other')] : []),
  ]
  return (
    <>
      <p className={styles.told}>{say(lines.length ? 'publish_changes' : 'publish_same', { n: version })}</p>
      <ul className={styles.plain}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
