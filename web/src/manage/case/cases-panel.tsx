import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { TextLink } from '@/ui/text-link'
import styles from './cases-panel.module.css'
import { DueMark, StateMark } from './marks'
import { nameOf } from './name'
import { type Case, casePages } from './queries'
import { words } from './words'

/** The cases of an account or a person, those opened last first. */
export function CasesPanel({ of }: { of: { account: string } | { contact: string } }) {
  const say = useWords(words)
  const mayRead = useMay('read_cases')
  const found = useInfiniteQuery({ ...casePages({ ...of, sort: 'newest' }, 5), enabled: mayRead })
  const cases = found.data?.pages.flatMap(({ items }) => items)
  if (!mayRead) return null
  return (
    <Panel title={say('title')}>
      {found.error && <ErrorState error={found.error} onRetry={found.refetch} />}
      {cases?.length === 0 && <p className={styles.none}>{say('none_of_theirs')}</p>}
      <ul className={styles.list}>
        {cases?.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      {found.hasNextPage && (
        <More text={say('more')} busy={found.isFetchingNextPage} onMore={() => found.fetchNextPage()} />
      )}
    </Panel>
  )
}

function Line({ one }: { one: Case }) {
  const say = useWords(words)
  const { id, number, state, due, late, owner, touchpoint } = one
  return (
    <li>
      <TextLink to="/cases/$id" params={{ id }} dir="auto" inherit>
        {say('called', { number, name: nameOf(one) })}
      </TextLink>
      <div className={styles.facts}>
        <StateMark state={state} />
        {due && <DueMark due={due} late={late} />}
        <span>{[owner?.name ?? say('nobody'), touchpoint?.name].filter(Boolean).join(' · ')}</span>
      </div>
    </li>
  )
}
