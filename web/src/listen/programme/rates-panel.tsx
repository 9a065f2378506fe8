import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Facts } from '@/ui/facts'
import { Panel } from '@/ui/panel'
import { type Programme, rates } from './queries'
import { reachedBy } from './reached'
import { words } from './words'

/** What became of all whom a programme was to ask, in people. */
export function RatesPanel({ programme: { id, plan } }: { programme: Programme }) {
  const say = useWords(words)
  const number = useNumbers()
  const { data, error, refetch } = useQuery(rates(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={320} />
  const reached = reachedBy(data)
  const held = plan.channel === 'interview'
  const finished = number.count(data.finished)
  return (
    <Panel title={say('rates')}>
      <Facts
        facts={[
          [say('rate'), reached === 0 ? say('nobody_yet') : say('of', { finished, reached: number.count(reached) })],
          [say('waiting_n'), number.count(data.waiting)],
          [say('asked_n'), number.count(data.asked)],
          ...(held
            ? []
            : ([
                [say('bounced_n'), number.count(data.bounced)],
                [say('started_n'), number.count(data.started)],
              ] as const)),
          [say(held ? 'finished_interview_n' : 'finished_n'), finished],
          ...(data.came > 0
            ? ([
                [say('came_n'), number.count(data.came)],
                [say('came_finished_n'), number.count(data.came_finished)],
              ] as const)
            : []),
          [say(held ? 'expired_interview_n' : 'expired_n'), number.count(data.expired)],
          [say('held_back'), typeof data.held_back === 'number' ? number.value(data.held_back, 'percent') : null],
          ...data.skipped.map(
            ({ reason, people }) => [`${say('skipped_n')}: ${say(reason)}`, number.count(people)] as const,
          ),
        ]}
      />
    </Panel>
  )
}
