import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api, take } from '@/api/client'
import { download } from '@/lib/csv'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import type { Response } from './queries'
import styles from './response-panel.module.css'
import { words } from './words'

/** What was sent with a response: each file is handed to the browser by its name. */
export function Files({ files }: { files: NonNullable<Response['files']> }) {
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
        </li>
      ))}
    </ul>
  )
}
