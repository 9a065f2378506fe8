import { Button, Select, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTongue } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { Findings } from '@/listen/survey/builder/findings'
import { missingIn, textsOf, withAt, withoutLanguage, withWords, wordsOf } from '@/listen/survey/design/text'
import { showUndo } from '@/ui/undo'
import { words } from './words'

/** Languages that are offered first; any other can be typed. */
const OFFERED =
  'en de fr it es pt nl pl cs sk hu ro bg hr sl sr da sv nb fi et lv lt el tr uk ru ar he fa hi zh ja ko vi th id'.split(
    ' ',
  )

/** Which languages the survey speaks, and what it says in each. */
export function LanguagesEditor({ onUndo }: { onUndo: () => void }) {
  const say = useWords(words)
  const named = useLanguageNames()
  const { definition, change, language, setLanguage } = useBench()
  const { languages } = definition
  const [adding, setAdding] = useState<string | null>(null)
  const free = OFFERED.filter((tag) => !languages.includes(tag))
  const add = (tag: string | null) => {
    setAdding(null)
    if (!tag) return
    change((old) => ({ ...old, languages: [...old.languages, tag] }))
    setLanguage(tag)
  }
  const remove = (tag: string) => {
    change((old) => withoutLanguage(old, tag))
    if (language === tag) setLanguage(languages.find((one) => one !== tag) ?? 'en')
    showUndo(say('removed', { name: named(tag) }), say('undo'), onUndo)
  }
  return (
    <section className={styles.editor} aria-label={say('section_languages')}>
      <h2 className={styles.title}>{say('section_languages')}</h2>
      <Findings />
      <ul className={styles.lines}>
        {languages.map((tag, at) => {
          const missing = missingIn(definition, tag)
          return (
            <li key={tag}>
              <span>
                {named(tag)}
                <span className={styles.quiet} data-missing={missing > 0}>
                  {at === 0 ? say('first_language') : say('missing_n', { n: missing })}
                </span>
              </span>
              {languages.length > 1 && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={say('remove_what', { name: named(tag) })}
                  onClick={() => remove(tag)}
                >
                  {say('remove')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Select
        label={say('add_language')}
        placeholder={say('choose_language')}
        data={free.map((tag) => ({ value: tag, label: named(tag) }))}
        searchable
        value={adding}
        onChange={add}
      />
      {languages.length > 1 && <Translation />}
    </section>
  )
}

/** All texts, the first language beside another. */
function Translation() {
  const say = useWords(words)
  const named = useLanguageNames()
  const { definition, change, language, setLanguage } = useBench()
  const { languages } = definition
  const [from = 'en'] = languages
  const to = language === from ? (languages[1] ?? from) : language
  const [all, setAll] = useState(true)
  /** What was missing when the list was narrowed stays in it while it is filled in. */
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const texts = textsOf(definition).map(({ path, text }) => ({ path, text, id: path.join('.') }))
  const shown = all ? texts : texts.filter(({ id }) => open.has(id))
  const narrow = (only: boolean) => {
    setAll(!only)
    setOpen(new Set(texts.filter(({ text }) => !text[to]?.trim()).map(({ id }) => id)))
  }
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={say('translate_to')}
          data={languages.slice(1).map((tag) => ({ value: tag, label: named(tag) }))}
          allowDeselect={false}
          value={to}
          onChange={(tag) => tag && setLanguage(tag)}
        />
        <Switch label={say('only_missing')} checked={!all} onChange={(event) => narrow(event.currentTarget.checked)} />
      </div>
      <ul className={styles.texts}>
        {shown.map(({ path, text, id }) => {
          const original = wordsOf(text, languages, from)
          const missing = !text[to]?.trim()
          return (
            <li key={id} data-missing={missing}>
              <p lang={from} dir="auto">
                {original}
              </p>
              <Textarea
                size="sm"
                autosize
                minRows={1}
                maxRows={8}
                lang={to}
                dir="auto"
                aria-label={say('in_language', { label: original, language: named(to) })}
                placeholder={say('missing')}
                value={text[to] ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change((old) => withAt(old, path, withWords(text, to, value)), `text.${id}`)
                }
              />
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <p className={styles.quiet}>{say('nothing_missing')}</p>}
    </>
  )
}

/** Languages by their names. */
export function useLanguageNames() {
  const names = new Intl.DisplayNames([useTongue()], { type: 'language' })
  return (tag: string) => {
    try {
      return names.of(tag) ?? tag
    } catch {
      return tag
    }
  }
}
