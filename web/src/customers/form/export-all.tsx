import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api, take } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { download } from '@/lib/csv'
import { useWords } from '@/lib/words'
import { words } from './words'

type Noun = 'accounts' | 'contacts' | 'contracts' | 'movements'

/** Takes the whole list out as a file, however long it is, and not only the rows that are shown. */
export function ExportAll({ noun }: { noun: Noun }) {
  const say = useWords(words)
  const saving = useMutation({
    mutationFn: async () => {
      const file = await take<Blob>(api.GET(`/v1/exports/${noun}`, { parseAs: 'blob' }))
      download(`${noun}.csv`, file)
    },
    onError: (error) => notifications.show({ message: say('export_failed', { why: error.message }) }),
  })
  if (!useMay('export')) return null
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconDownload size={16} />}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {say('export_all')}
    </Button>
  )
}
