import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { WordsField } from '@/listen/survey/builder/fields'
import { FindingList, Findings } from '@/listen/survey/builder/findings'
import { patched } from '@/listen/survey/design/edit'
import { selectedBy } from '@/listen/survey/design/selection'
import { words } from './words'

/** What people read above the first page. */
export function StartEditor() {
  const say = useWords(words)
  const { definition, change, findings } = useBench()
  const elsewhere = findings.filter(({ place }) => !selectedBy(place, definition))
  return (
    <section className={styles.editor} aria-label={say('start')}>
      <h2 className={styles.title}>{say('start')}</h2>
      <Findings />
      {elsewhere.length > 0 && <FindingList findings={elsewhere} />}
      <WordsField
        label={say('survey_title')}
        text={definition.title}
        autoFocus={Object.keys(definition.title).length === 0}
        onChange={(title) => change((old) => ({ ...old, title }), 'title')}
      />
      <WordsField
        label={say('welcome')}
        description={say('welcome_about')}
        text={definition.welcome}
        long
        onChange={(welcome) => change((old) => patched(old, { welcome }), 'welcome')}
      />
    </section>
  )
}
