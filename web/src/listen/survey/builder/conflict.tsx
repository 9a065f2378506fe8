import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { type Draft, draftOf, survey } from '@/listen/survey/queries'
import { words } from './words'

interface Props {
  id: string
  onTheirs: (theirs: Draft) => void
  onMine: (theirs: Draft) => void
}

/** Somebody else changed the survey meanwhile: theirs or yours. */
export function Conflict({ id, onTheirs, onMine }: Props) {
  const say = useWords(words)
  const client = useQueryClient()
  const reading = useMutation({
    mutationFn: async (take: (theirs: Draft) => void) => {
      const now = await client.fetchQuery({ ...survey(id), staleTime: 0 })
      take(draftOf(now))
    },
  })
  return (
    <Alert
      color="orange"
      variant="light"
      role="alert"
      mb="md"
      icon={<IconAlertTriangle size={18} />}
      title={say('stale_title')}
    >
      {say('stale')}
      {reading.error && ` ${reading.error.message}`}
      <Group mt="sm">
        <Button loading={reading.isPending} onClick={() => reading.mutate(onTheirs)}>
          {say('stale_theirs')}
        </Button>
        <Button variant="default" onClick={() => reading.mutate(onMine)}>
          {say('stale_mine')}
        </Button>
      </Group>
    </Alert>
  )
}
