import { Button, Radio, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, take } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { download } from '@/lib/csv'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import type { ResponseFilter } from './filter'
import { responseCount } from './queries'
import { words } from './words'

const FORMATS = ['csv', 'xlsx', 'ndjson'] as const
type Format = (typeof FORMATS)[number]

/** Takes all responses that the filters find out as a file, and says beforehand how many there are. */
export function TakeOut({ filter }: { filter: ResponseFilter }) {
  const say = useWords(words)
  const [opened, { open, close }] = useDisclosure()
  if (!useMay('export')) return null
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={open}>
        {say('take_out')}
      </Button>
      <Dialog opened={opened} onClose={close} title={say('take_out')}>
        {opened && <Choose filter={filter} onDone={close} />}
      </Dialog>
    </>
  )
}

function Choose({ filter, onDone }: { filter: ResponseFilter; onDone: () => void }) {
  const say = useWords(words)
  const number = useNumbers()
  const [format, setFormat] = useState<Format>('csv')
  const { data, error, refetch } = useQuery(responseCount(filter))
  const saving = useMutation({
    mutationFn: async () => {
      const params = { path: { format }, query: filter }
      const file = await take<Blob>(api.GET('/v1/exports/responses/{format}', { params, parseAs: 'blob' }))
      download(`responses.${format}`, file)
    },
    onSuccess: onDone,
    onError: (error) => notifications.show({ message: say('failed', { why: error.message }) }),
  })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const full = data !== undefined && format === 'xlsx' && data.n > data.most_in_xlsx
  return (
    <Stack>
      <p role="status">{data ? say(data.whole ? 'out_n' : 'out_part', { n: data.n }) : say('counting_out')}</p>
      <Radio.Group label={say('format')} value={format} onChange={(next) => setFormat(next as Format)}>
        <Stack gap="xs" mt="xs">
          {FORMATS.map((value) => (
            <Radio key={value} value={value} label={say(value)} />
          ))}
        </Stack>
      </Radio.Group>
      {data && <p>{say(data.names ? 'out_names' : 'out_nameless')}</p>}
      {full && <p role="alert">{say('out_too_many', { most: number.count(data.most_in_xlsx) })}</p>}
      <Button disabled={!data?.n || full} loading={saving.isPending} onClick={() => saving.mutate()}>
        {say('out_go', { n: data?.n ?? 0 })}
      </Button>
    </Stack>
  )
}
