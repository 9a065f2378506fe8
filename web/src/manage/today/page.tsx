import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay, useMembership } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Keys } from '@/ui/keys'
import { PageHeader } from '@/ui/page-header'
import { Panel } from '@/ui/panel'
import { Sentence } from '@/ui/sentence'
import { useWalk } from '@/ui/walk'
import { Line } from './line'
import { NothingToDo } from './nothing'
import { type Of, type Todo, today, URGENCIES, type Urgency } from './queries'
import styles from './today.module.css'
import { words } from './words'

/** What somebody should do now: one list with the reason beside each, late first. */
export default function TodayPage() {
  const say = useWords(words)
  const date = useDates()
  const [{ of }, set] = useAddress(['of'])
  const { data, error, refetch } = useQuery(today(of))
  const frame = useRef<HTMLDivElement>(null)
  useWalk(frame)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  const count = (urgency: Urgency) => data?.items.filter((todo) => todo.urgency === urgency).length ?? 0
  const values = { late: count('late'), today: count('today'), rest: count('week') + count('later') }
  return (
    <>
      <PageHeader
        title={say('title')}
        about={date.day(new Date())}
        actions={<Whose member={of} onChange={(of) => set({ of })} />}
      />
      <Sentence
        under={
          <>
            {say(data?.more ? 'under_more' : 'under', { n: data?.items.length ?? 0 })} <Keys>{say('keys')}</Keys>
          </>
        }
      >
        {data && say(of ? 'sentence_of' : 'sentence', values)}
      </Sentence>
      {!data && <Skeleton height={480} mt="xl" />}
      <div ref={frame} className={styles.lists}>
        {data &&
          URGENCIES.map((urgency) => <Part key={urgency} urgency={urgency} items={data.items} shared={isShared(of)} />)}
      </div>
      {data?.items.length === 0 && <NothingToDo />}
    </>
  )
}

/** One's own list, that of one's teams, everybody's, or that of a colleague. */
function Whose({ member, onChange }: { member: string | undefined; onChange: (member: string | null) => void }) {
  const say = useWords(words)
  const own = useMembership()?.member
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const others = people.filter(({ id }) => id !== own)
  if (others.length === 0) return null
  return (
    <Select
      aria-label={say('whose')}
      allowDeselect={false}
      searchable={others.length > 8}
      data={[
        { value: '', label: say('mine') },
        ...(teams.length > 0 ? [{ value: 'teams', label: say('my_teams') }] : []),
        { value: 'everybody', label: say('everybody') },
        ...others.map(({ id, name }) => ({ value: id as string, label: say('of_somebody', { name }) })),
      ]}
      value={member ?? ''}
      onChange={onChange}
    />
  )
}

/** Whether a list has things of several people. */
const isShared = (of: Of) => of === 'teams' || of === 'everybody'

interface PartProps {
  urgency: Urgency
  items: readonly Todo[]
  shared: boolean
}

function Part({ urgency, items, shared }: PartProps) {
  const say = useWords(words)
  const own = items.filter((todo) => todo.urgency === urgency)
  if (own.length === 0) return null
  return (
    <Panel title={say(`title_${urgency}`)} aside={say('n', { n: own.length })}>
      <ol className={styles.list}>
        {own.map((todo) => (
          <Line key={`${todo.kind} ${todo.id}`} todo={todo} shared={shared} />
        ))}
      </ol>
    </Panel>
  )
}
