import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPaperclip } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { Files } from '@/listen/response/files'
import { Panel } from '@/ui/panel'
import styles from './note-page.module.css'
import { type Observation, useAttach, useDetach } from './queries'
import { words } from './words'

/** What belongs to a note: photographs, agreements, recordings. */
export function NoteFiles({ note: { id, files, may_change } }: { note: Observation }) {
  const say = useWords(words)
  const attach = useAttach(id)
  const detach = useDetach()
  const tell = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  if (!may_change && files.length === 0) return null
  return (
    <Panel title={say('files')}>
      {files.length === 0 && <p className={styles.none}>{say('no_files')}</p>}
      {files.length > 0 && (
        <Files files={files} {...(may_change ? { onRemove: (file) => detach.mutate(file, { onError: tell }) } : {})} />
      )}
      {may_change && (
        <FileButton onChange={(file) => file && attach.mutate(file, { onError: tell })}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              mt="xs"
              leftSection={<IconPaperclip size={16} />}
              loading={attach.isPending}
            >
              {say('attach')}
            </Button>
          )}
        </FileButton>
      )}
    </Panel>
  )
}
