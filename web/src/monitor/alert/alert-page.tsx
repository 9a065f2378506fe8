import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { addDays, dateIn, dayStart } from '@/lib/dates'
import { useDates, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { AffectedPanel } from '@/monitor/affected/panel'
import { ClassPanel } from '@/monitor/class/class-panel'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Links } from './links'
import { MovedPanel } from './moved-panel'
import { type Alert, acknowledge, alert, mute, resolve } from './queries'
import { ReadingPanel } from './reading-panel'
import { Steps } from './steps'
import { useTold } from './told'
import { words } from './words'

/** Days for which an alert is muted. */
const MUTED = 30

interface Props {
  /** What else one may do from here. */
  actions?: (one: Alert) => ReactNode
}

/** One alert: what became so, with n and interval, what moved most, and what happened since. */
export default function AlertPage({ actions }: Props) {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const dates = useDates()
  const told = useTold()
  const { data, error, refetch } = useQuery(alert(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  const { alert: one, before } = data
  const { rule } = one.watch
  const ofClass = rule.kind === 'event' && rule.event === 'class.changed'
  const standing = [
    say(one.state),
    `${say('since')} ${dates.day(one.fired_at)}`,
    one.state !== 'resolved' && say(one.goes_on ? 'goes_on' : 'over'),
    say('before', { n: before }),
    one.muted_until && say('muted', { day: dates.day(one.muted_until) }),
  ]
  return (
    <>
      <PageHeader title={one.watch.name} actions={<Actions one={one}>{actions?.(one)}</Actions>} />
      <Sentence under={standing.filter(Boolean).join(' · ')}>{told(one)}</Sentence>
      <Columns>
        <div>
          <ReadingPanel one={one} />
          {rule.kind === 'figure' && <MovedPanel one={one} />}
          {ofClass && one.account && <ClassPanel account={one.account.id} />}
          {one.touchpoint && one.good !== true && (
            <AffectedPanel at={{ touchpoint: one.touchpoint.id }} place={one.touchpoint.name} />
          )}
          <Steps steps={data.steps} />
        </div>
        <div>
          <Links one={one} />
        </div>
      </Columns>
    </>
  )
}

/** Say that one knows, that it is seen to, or let it tell nobody. */
function Actions({ one: { id, state, muted_until }, children }: { one: Alert; children: ReactNode }) {
  const say = useWords(words)
  const { zone } = useLocale()
  const mayWrite = useMay('write_cases')
  const knowing = useChange(acknowledge, 'alerts')
  const seeing = useChange(resolve, 'alerts')
  const muting = useChange(mute, 'alerts')
  if (!mayWrite) return null
  const until = muted_until ? null : dayStart(addDays(dateIn(zone), MUTED), zone)
  return (
    <>
      <Button variant="subtle" color="gray" loading={muting.isPending} onClick={() => muting.mutate({ id, until })}>
        {say(muted_until ? 'unmute' : 'mute')}
      </Button>
      {children}
      {state !== 'resolved' && (
        <Button variant="default" loading={seeing.isPending} onClick={() => seeing.mutate(id)}>
          {say('see_to')}
        </Button>
      )}
      {state === 'open' && (
        <Button loading={knowing.isPending} onClick={() => knowing.mutate(id)}>
          {say('know')}
        </Button>
      )}
    </>
  )
}
