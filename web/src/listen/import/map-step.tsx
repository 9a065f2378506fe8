import { Button, FileButton, Textarea } from '@mantine/core'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Sentence } from '@/ui/sentence'
import { hasAnswers, isQuestion, type Mapping, tellsWhen, toToml } from './mapping'
import { MappingList } from './mapping-list'
import styles from './page.module.css'
import { SaveMap } from './save-map'
import { isKept } from './shelf'
import { words } from './words'

interface Props {
  file: File
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
  /** A map that was written by hand, in place of the mapping. */
  own: string | null
  onOwn: (map: string | null) => void
  onTry: () => void
  onBack: () => void
  waiting: boolean
  error: Error | null
}

/** What the columns mean. */
export function MapStep({ file, mapping, onMapping, own, onOwn, onTry, onBack, waiting, error }: Props) {
  const say = useWords(words)
  const numbers = useNumbers()
  const ready = own !== null || (tellsWhen(mapping) && hasAnswers(mapping))
  const questions = mapping.columns.filter(({ means }) => isQuestion(means)).length
  const left = mapping.columns.filter(({ means }) => means === 'nothing').length
  const told = { file: file.name, columns: numbers.count(mapping.columns.length), questions, left }
  return (
    <>
      <Sentence under={say('map_under')}>
        {own === null ? say('map_sentence', told) : say('own_sentence', told)}
      </Sentence>
      <div className={styles.tools}>
        <FileButton onChange={(given) => given?.text().then(onOwn)} accept=".toml,text/plain">
          {(button) => (
            <Button {...button} variant="default">
              {say('use_map')}
            </Button>
          )}
        </FileButton>
        <SaveMap file={file} map={own ?? toToml(mapping)} />
        <Button variant="subtle" color="gray" onClick={() => onOwn(own === null ? toToml(mapping) : null)}>
          {say(own === null ? 'as_text' : 'as_columns')}
        </Button>
      </div>
      {own === null && <p className={styles.kept}>{say(isKept(mapping) ? 'kept_was' : 'kept_will')}</p>}
      {own === null ? (
        <MappingList mapping={mapping} onChange={onMapping} />
      ) : (
        <Textarea
          size="sm"
          label={say('own_label')}
          description={say('own_hint')}
          autosize
          minRows={12}
          maxRows={32}
          spellCheck={false}
          classNames={{ input: styles.code ?? '' }}
          value={own}
          onChange={({ currentTarget: { value } }) => onOwn(value)}
        />
      )}
      {error && <ErrorState error={error} />}
      <div className={styles.bar}>
        <Button onClick={onTry} loading={waiting} disabled={!ready}>
          {say('try')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {say('other_file')}
        </Button>
        {!ready && <span className={styles.why}>{say(hasAnswers(mapping) ? 'needs_when' : 'needs_answers')}</span>}
      </div>
    </>
  )
}
