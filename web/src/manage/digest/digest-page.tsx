import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Brought } from './brought'
import { digest } from './queries'
import { words } from './words'

/** A digest as it was sent. */
export default function DigestPage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const date = useDates()
  const { data, error, refetch } = useQuery(digest(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  return (
    <>
      <PageHeader title={say(data.kind)} about={data.sent_at && say('sent', { day: date.time(data.sent_at) })} />
      <Brought digest={data} />
    </>
  )
}
