import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPaperclip } from '@tabler/icons-react'
import { TagMarks } from '@/desk/tag/tag-mark'
import { TagPicker } from '@/desk/tag/tag-picker'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { Files } from '@/listen/response/files'
import { Panel } from '@/ui/panel'
import styles from './case-page.module.css'
import { bringFile, type CaseWhole, dropFile, tagCases } from './queries'
import { words } from './words'

/** What is kept with a case: its tags and files. */
export function KeptPanel({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const mayWrite = useMay('write_cases')
  const mayDrop = useMay('write_answers')
  const tagging = useChange(tagCases, 'cases', 'tags')
  const bringing = useChange(bringFile, 'cases')
  const dropping = useChange(dropFile, 'cases')
  const { id, tags, files } = one
  const tell = (error: Error) => notifications.show({ message: say('file_failed', { why: error.message }) })
  if (!mayWrite && tags.length === 0 && files.length === 0) return null
  return (
    <Panel title={say('kept')}>
      <div className={styles.tags}>
        <TagMarks worn={tags} />
        {mayWrite && (
          <TagPicker
            records={[tags]}
            busy={tagging.isPending}
            onChange={(change) => tagging.mutate({ ids: [id], ...change })}
          />
        )}
      </div>
      {files.length > 0 && (
        <Files files={files} {...(mayDrop ? { onRemove: (file) => dropping.mutate(file, { onError: tell }) } : {})} />
      )}
      {mayWrite && (
        <FileButton onChange={(file) => file && bringing.mutate({ id, file }, { onError: tell })}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              mt="xs"
              leftSection={<IconPaperclip size={16} />}
              loading={bringing.isPending}
            >
              {say('attach')}
            </Button>
          )}
        </FileButton>
      )}
    </Panel>
  )
}
