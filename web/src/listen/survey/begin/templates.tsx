import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Text } from '@/listen/survey/design/definition'
import { questionsOf } from '@/listen/survey/design/edit'
import { wordsOf } from '@/listen/survey/design/text'
import { surveyTemplates } from '@/listen/survey/queries'
import { words } from '@/listen/survey/words'
import { ErrorState } from '@/ui/error-state'
import styles from './begin.module.css'
import { Questions } from './questions'

/** What there is to begin with, first for a business like this one; each shows its questions in words. */
export function Templates({ busy, onPick }: { busy: boolean; onPick: (key: string) => void }) {
  const say = useWords(words)
  const { language } = useLocale()
  const { data, error, refetch } = useQuery(surveyTemplates)
  const [all, showAll] = useState(false)
  const read = (text: Text) => wordsOf(text, ['en'], language)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={400} />
  const shown = data.filter(({ fits }) => fits || all)
  return (
    <>
      <ul className={styles.templates}>
        {shown.map(({ key, name, about, definition }) => (
          <li key={key} className={styles.template}>
            <h3 className={styles.name}>{read(name)}</h3>
            <p className={styles.about}>{read(about)}</p>
            <Questions words={questionsOf(definition).map(({ label }) => read(label))} />
            <Button
              variant="default"
              disabled={busy}
              aria-label={say('use_what', { name: read(name) })}
              onClick={() => onPick(key)}
            >
              {say('use')}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < data.length && (
        <Button variant="subtle" mt="md" onClick={() => showAll(true)}>
          {say('all_templates', { n: data.length - shown.length })}
        </Button>
      )}
    </>
  )
}
