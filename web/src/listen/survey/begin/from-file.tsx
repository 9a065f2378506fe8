import { Button, FileButton, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { questionsOf } from '@/listen/survey/design/edit'
import { wordsOf } from '@/listen/survey/design/text'
import { readSurveyFile } from '@/listen/survey/queries'
import { words } from '@/listen/survey/words'
import { ErrorState } from '@/ui/error-state'
import styles from './begin.module.css'
import { Questions } from './questions'
import { useBegin } from './use-begin'

/** Brings in a survey from a file: first what was read and what could not be carried over, then it is saved. */
export function FromFile() {
  const say = useWords(words)
  const reading = useMutation({ mutationFn: async (file: File) => readSurveyFile(await file.text()) })
  if (reading.data) return <Read read={reading.data} onOther={reading.reset} />
  return (
    <div className={styles.file}>
      <p className={styles.about}>{say('file_about')}</p>
      <FileButton accept=".json,.lss,.xml,application/json" onChange={(file) => file && reading.mutate(file)}>
        {(button) => (
          <Button {...button} loading={reading.isPending}>
            {say('choose_file')}
          </Button>
        )}
      </FileButton>
      {reading.error && <ErrorState error={reading.error} />}
    </div>
  )
}

interface ReadProps {
  read: Awaited<ReturnType<typeof readSurveyFile>>
  onOther: () => void
}

function Read({ read: { file, definition, left }, onOther }: ReadProps) {
  const say = useWords(words)
  const beginning = useBegin()
  const { languages } = definition
  const questions = questionsOf(definition)
  return (
    <div className={styles.file}>
      <h3 className={styles.name} dir="auto">
        {wordsOf(definition.title, languages) || say('untitled')}
      </h3>
      <p className={styles.about}>{say('file_read', { n: questions.length, languages: languages.join(', ') })}</p>
      <Questions words={questions.map(({ label, key }) => wordsOf(label, languages) || key)} />
      <h3 className={styles.name}>{say('file_left', { n: left.length })}</h3>
      <ul className={styles.left}>
        {left.map(({ place, reason }) => (
          <li key={place + reason}>
            <code>{place}</code> {reason}
          </li>
        ))}
      </ul>
      {beginning.error && <ErrorState error={beginning.error} />}
      <Group>
        <Button loading={beginning.isPending} onClick={() => beginning.mutate({ from: { file } })}>
          {say('save_file', { n: left.length })}
        </Button>
        <Button variant="subtle" color="gray" onClick={onOther}>
          {say('other_file')}
        </Button>
      </Group>
    </div>
  )
}
