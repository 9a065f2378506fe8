import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FormEvent } from 'react'
import { Refused } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useTongue } from '@/lib/locale'
import { useWords } from '@/lib/words'
import styles from './announcement.module.css'
import { type Announcement, type AnnouncementText, changeAnnouncement } from './queries'
import { words } from './words'

/** Languages the page knows by itself; others can be written by the API. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'ar']

interface Props {
  one: Announcement
  texts: readonly AnnouncementText[]
  language: string
  onChange: (texts: readonly AnnouncementText[]) => void
  onChoose: (language: string) => void
}

/** What an announcement says, language by language. */
export function Editor({ one, texts, language, onChange, onChoose }: Props) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const changing = useChange(changeAnnouncement, 'announcements')
  const problem = changing.error instanceof Refused ? changing.error : undefined
  const place = Math.max(
    0,
    texts.findIndex((text) => text.language === language),
  )
  const text = texts[place]
  if (!text) return null
  const unsaved = JSON.stringify(texts) !== JSON.stringify(one.texts)
  const set = (part: Partial<AnnouncementText>) =>
    onChange(texts.map((other, at) => (at === place ? { ...other, ...part } : other)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate(
      { id: one.id, texts: [...texts], revision: one.revision },
      { onSuccess: () => notifications.show({ message: say('saved') }) },
    )
  }
  const area = (field: 'said' | 'decided' | 'done') => (
    <Textarea
      label={say(`field_${field}`)}
      description={field === 'said' ? say('field_said_help') : undefined}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={4000}
      required={field === 'said'}
      withAsterisk={false}
      readOnly={!mayWrite}
      dir="auto"
      value={text[field] ?? ''}
      error={problem?.at(`texts[${place}].${field}`)}
      onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
    />
  )
  return (
    <form className={styles.form} onSubmit={submit}>
      <Languages {...{ texts, language, onChange, onChoose }} mayWrite={mayWrite} />
      <TextInput
        label={say('field_title')}
        required
        withAsterisk={false}
        maxLength={200}
        readOnly={!mayWrite}
        dir="auto"
        value={text.title}
        error={problem?.at(`texts[${place}].title`)}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      {area('said')}
      {area('decided')}
      {area('done')}
      {mayWrite && (
        <div className={styles.buttons}>
          <Button type="submit" variant="default" loading={changing.isPending} disabled={!unsaved}>
            {say('save')}
          </Button>
          {unsaved && <span className={styles.quiet}>{say('unsaved')}</span>}
        </div>
      )}
    </form>
  )
}

function Languages({ texts, language, onChange, onChoose, mayWrite }: Omit<Props, 'one'> & { mayWrite: boolean }) {
  const say = useWords(words)
  const tongue = useTongue()
  const named = new Intl.DisplayNames([tongue], { type: 'language' })
  const missing = LANGUAGES.filter((tag) => !texts.some((text) => text.language === tag))
  const add = (tag: string | null) => {
    if (!tag) return
    onChange([...texts, { language: tag, title: '', said: '', decided: '', done: '' }])
    onChoose(tag)
  }
  const remove = () => {
    const rest = texts.filter((text) => text.language !== language)
    onChange(rest)
    onChoose(rest[0]?.language ?? 'en')
  }
  return (
    <div className={styles.languages}>
      {texts.length > 1 && (
        <SegmentedControl
          aria-label={say('language')}
          data={texts.map((text) => ({ value: text.language, label: named.of(text.language) ?? text.language }))}
          value={language}
          onChange={onChoose}
        />
      )}
      {mayWrite && missing.length > 0 && (
        <Select
          aria-label={say('add_language')}
          placeholder={say('add_language')}
          data={missing.map((value) => ({ value, label: named.of(value) ?? value }))}
          value={null}
          onChange={add}
        />
      )}
      {mayWrite && texts.length > 1 && (
        <Button variant="subtle" onClick={remove}>
          {say('remove_language', { language: named.of(language) ?? language })}
        </Button>
      )}
    </div>
  )
}
