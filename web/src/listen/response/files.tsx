import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api, take } from '@/api/client'
import { download } from '@/lib/csv'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Response } from './queries'
import styles from './response-panel.module.css'
import { words } from './words'

interface Props {
  files: NonNullable<Response['files']>
  /** Takes one away, where that is allowed. */
  onRemove?: (id: string) => void
}

/** What was sent with something: each file is handed to the browser by its name. */
export function Files({ files, onRemove }: Props) {
  const say = useWords(words)
  const number = useNumbers()
  const fetched = useMutation({
    mutationFn: async ({ id, name }: (typeof files)[number]) =>
      download(
        name,
        await take<Blob>(api.GET('/v1/files/{id}', { params: { path: { id } }, parseAs: 'blob' }) as never),
      ),
    onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }),
  })
  const kilobytes = (bytes: number) => number.count(Math.max(1, Math.round(bytes / 1000)))
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={fetched.isPending && fetched.variables.id === file.id}
            onClick={() => fetched.mutate(file)}
          >
            <span dir="auto" className={styles.file}>
              {file.name}
            </span>
          </Button>
          <span className={styles.note}>{say('file_size', { kind: file.media_type, n: kilobytes(file.bytes) })}</span>
          {onRemove && (
            <ActionIcon
              size="sm"
              aria-label={say('file_remove', { name: file.name })}
              onClick={() => onRemove(file.id)}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
