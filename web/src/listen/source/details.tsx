import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { changeSource, type Source, type SourceKind, useChange } from './queries'
import styles from './settings.module.css'
import { words } from './words'

/** Kinds whose messages are read by a map. */
const MAPPED: readonly SourceKind[] = ['webhook', 'cloudevents', 'folder', 'files']

/** What a source is called, where what is meant stands in what it sends, and in which folder its files come. */
export function SourceDetails({ source, onClose }: { source: Source; onClose: () => void }) {
  const say = useWords(words)
  const [name, setName] = useState(source.name)
  const [map, setMap] = useState(source.map ?? '')
  const [folder, setFolder] = useState(source.folder ?? '')
  const saving = useChange(changeSource)
  const refused = saving.error instanceof Refused ? saving.error : undefined
  const { id, kind, revision } = source
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const filled = { map: map.trim() ? map : null, folder: folder.trim() || null }
    saving.mutate({ id, name, revision, ...filled }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={say('change_what', { name: source.name })} size="lg">
      <form onSubmit={submit} className={styles.details}>
        <TextInput
          label={say('name')}
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={refused?.at('name')}
        />
        {MAPPED.includes(kind) && (
          <Textarea
            label={say('map')}
            description={say('map_about')}
            classNames={{ input: styles.map ?? '' }}
            autosize
            minRows={6}
            maxRows={18}
            maxLength={20_000}
            spellCheck={false}
            dir="ltr"
            value={map}
            onChange={({ currentTarget }) => setMap(currentTarget.value)}
            error={refused?.at('map')}
          />
        )}
        {kind === 'folder' && (
          <TextInput
            label={say('folder')}
            description={say('folder_about')}
            maxLength={100}
            value={folder}
            onChange={({ currentTarget }) => setFolder(currentTarget.value)}
            error={refused?.at('folder')}
          />
        )}
        <Button type="submit" loading={saving.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
