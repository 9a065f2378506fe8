import { Skeleton, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { Actions } from './actions'
import { DryRunPart } from './dry-run'
import { Invitations } from './invitations'
import { OpenLink } from './open-link'
import { PathPanel } from './path-panel'
import { PlanPanel } from './plan-panel'
import styles from './programme.module.css'
import { type Programme, programme, rates } from './queries'
import { RatesPanel } from './rates-panel'
import { reachedBy } from './reached'
import { StateMark } from './state-mark'
import { useTold } from './use-told'
import { words } from './words'

const TABS = ['plan', 'dry', 'invitations'] as const

/** One programme: what came back, how it asks, whom it would ask now, and what became of each invitation. */
export default function ProgrammePage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const manages = useMay('manage_programmes')
  const { triggerOf } = useTold()
  const [{ tab }, go] = useAddress(['tab', 'state', 'reason'])
  const { data, error, refetch } = useQuery(programme(id))
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  const shown = TABS.find((key) => key === tab) ?? 'plan'
  return (
    <>
      <PageHeader
        title={data.name}
        about={
          <>
            <StateMark state={data.state} /> · {triggerOf(data)}
          </>
        }
        actions={manages && <Actions programme={data} />}
      />
      <Came programme={data} />
      <Tabs
        value={shown}
        onChange={(key) => go({ tab: key === 'plan' ? null : key, state: null, reason: null })}
        keepMounted={false}
      >
        <Tabs.List className={styles.tabs ?? ''}>
          {TABS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(key === 'plan' ? 'tab_plan' : key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="plan">
          <Columns>
            <PlanPanel programme={data} />
            <RatesPanel programme={data} />
          </Columns>
          <div className={styles.part}>
            {data.plan.trigger.when === 'visit' && <OpenLink programme={data} />}
            <PathPanel id={id} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="dry" className={styles.part ?? ''}>
          <DryRunPart id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="invitations" className={styles.part ?? ''}>
          <Invitations programme={data} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

/** How many answered of those it reached, and the share that was held back. */
function Came({ programme: { id, state } }: { programme: Programme }) {
  const say = useWords(words)
  const number = useNumbers()
  const { data } = useQuery(rates(id))
  if (!data) return <Sentence>{undefined}</Sentence>
  const reached = reachedBy(data)
  const held = data.held_back
    ? say('held_share', { share: number.value(data.held_back, 'percent') })
    : data.held_back === 0 && say('held_none')
  return (
    <Sentence under={held}>
      {reached === 0 ? say('one_nobody', { state }) : say('one_sentence', { finished: data.finished, reached })}
    </Sentence>
  )
}
