import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Comments } from '@/desk/comment/comments'
import { Tasks } from '@/desk/task/tasks'
import { useMay } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Letters } from '@/manage/letter/letters'
import { PlaybookRuns } from '@/manage/playbook/runs-panel'
import { AffectedPanel } from '@/monitor/affected/panel'
import { Columns } from '@/ui/columns'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Sentence } from '@/ui/sentence'
import { AboutCase } from './about-case'
import { CauseAndAction } from './cause-and-action'
import { useDueWords } from './due-words'
import { Flow } from './flow-buttons'
import { KeptPanel } from './kept-panel'
import { nameOf } from './name'
import { othersOf } from './others'
import { PromisesPanel } from './promises-panel'
import { type CaseWhole, oneCase } from './queries'
import { SaidPanel } from './said-panel'
import { Steps } from './steps'
import { WhomPanel } from './whom-panel'
import { words } from './words'

/** One case: what is due next, the words that led to it, whom it is about, and what was done so far. */
export default function CasePage() {
  const { id = '' } = useParams({ strict: false })
  const say = useWords(words)
  const { data: one, error, refetch } = useQuery(oneCase(id))
  const mayWrite = useMay('write_cases')
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!one) return <Skeleton height={640} />
  return (
    <>
      <PageHeader
        title={say('case_called', { number: one.number, name: nameOf(one) })}
        about={<Opened one={one} />}
        actions={mayWrite && <Flow one={one} />}
      />
      <Sentence under={<Standing one={one} />}>
        <Next one={one} />
      </Sentence>
      <Columns>
        <div>
          <SaidPanel one={one} />
          <Letters one={one} />
          <CauseAndAction one={one} />
          <Others one={one} />
          <Comments about={one.id} />
          <Steps one={one} />
        </div>
        <div>
          <WhomPanel one={one} />
          <PromisesPanel one={one} />
          <PlaybookRuns of={{ about: one.id }} about={one.id} />
          <Tasks about={one.id} />
          <AboutCase one={one} />
          <KeptPanel one={one} />
        </div>
      </Columns>
    </>
  )
}

/** Who else went through the same in those days and said nothing. */
function Others({ one }: { one: CaseWhole }) {
  const at = othersOf(one)
  return at && one.touchpoint ? <AffectedPanel at={at} place={one.touchpoint.name} /> : null
}

function Opened({ one: { kind, opened_at, rule } }: { one: CaseWhole }) {
  const say = useWords(words)
  const date = useDates()
  const values = { kind: say(kind), day: date.day(opened_at), ago: date.ago(opened_at), rule: rule?.name ?? '' }
  return say(rule ? 'opened_by_rule' : 'opened_on', values)
}

/** What is to be done next, or how it ended. */
function Next({ one }: { one: CaseWhole }) {
  const say = useWords(words)
  const date = useDates()
  const due = useDueWords()
  const { state, closed_at, resolved_at, outcome } = one
  if (state === 'closed' && closed_at) {
    return say(outcome === 'confirmed' ? 'is_closed_confirmed' : 'is_closed', { day: date.day(closed_at) })
  }
  if (outcome === 'denied') return say('is_denied')
  if (one.due) return `${due(one.due, one.late)}.`
  if (state === 'resolved' && resolved_at) return say('is_resolved', { day: date.day(resolved_at) })
  return say(state === 'waiting' ? 'is_waiting' : 'is_open')
}

/** Where it stands, how much it presses, and who works on it. */
function Standing({ one: { state, priority, owner, team, escalated } }: { one: CaseWhole }) {
  const say = useWords(words)
  return [
    say(state),
    say('priority_is', { priority: say(priority) }),
    owner || team ? say('works_on_it', { name: owner?.name ?? team?.name ?? '' }) : say('nobody_works'),
    escalated > 0 && say('escalated_times', { n: escalated }),
  ]
    .filter(Boolean)
    .join(' · ')
}
