import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTongue } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { draftOf, survey } from '@/listen/survey/queries'
import styles from './programme.module.css'
import type { PartProps } from './programme-dialog'
import { words } from './words'

const EMPTY = { subject: '', intro: '' }

/** What letters say besides the question, in each language of the survey. */
export function LetterFields({ filled, set, at }: PartProps) {
  const say = useWords(words)
  const tongue = useTongue()
  const asked = useQuery({ ...survey(filled.survey), enabled: Boolean(filled.survey) }).data
  const known = asked ? draftOf(asked).definition.languages : []
  const languages = [...new Set([...known, ...Object.keys(filled.words)])]
  const names = new Intl.DisplayNames([tongue], { type: 'language' })
  if (!filled.survey) return null
  return languages.map((language) => {
    const letter = filled.words[language] ?? EMPTY
    const write = (change: Partial<typeof EMPTY>) =>
      set({ words: { ...filled.words, [language]: { ...letter, ...change } } })
    return (
      // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out as other headings are
      <div key={language} role="group" aria-label={say('letter', { language: names.of(language) ?? language })}>
        <h3 className={styles.head}>{say('letter', { language: names.of(language) ?? language })}</h3>
        <p className={styles.quiet}>{say('letter_about')}</p>
        <TextInput
          label={say('subject')}
          maxLength={200}
          lang={language}
          dir="auto"
          value={letter.subject}
          error={at(`plan.words.${language}.subject`) ?? at(`plan.words.${language}`)}
          onChange={({ currentTarget }) => write({ subject: currentTarget.value })}
        />
        <Textarea
          size="sm"
          mt="xs"
          label={say('intro')}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
          lang={language}
          dir="auto"
          value={letter.intro}
          error={at(`plan.words.${language}.intro`)}
          onChange={({ currentTarget }) => write({ intro: currentTarget.value })}
        />
      </div>
    )
  })
}
