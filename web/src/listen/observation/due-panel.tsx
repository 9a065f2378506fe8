import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMembership } from '@/identity/session/may'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { Who } from '@/listen/response/who'
import { everySurvey } from '@/listen/survey/queries'
import { More } from '@/ui/more'
import { Panel } from '@/ui/panel'
import { useInterviewsDue } from './due'
import styles from './due-panel.module.css'
import { words } from './words'

const SHOWN = 3

/** The interviews that programmes ask for; nothing where none does. */
export function DuePanel() {
  const say = useWords(words)
  const date = useDates()
  const mayWrite = useMay('write_answers')
  const member = useMembership()?.member
  const [own, only] = useState(false)
  const [n, show] = useState(SHOWN)
  const all = useInterviewsDue(undefined, mayWrite)
  const mine = useInterviewsDue(member, mayWrite && own)
  const guides = useQuery({ ...everySurvey, enabled: all.length > 0 }).data
  if (!mayWrite || all.length === 0) return null
  const due = own ? mine : all
  return (
    <div className={styles.frame}>
      <Panel
        title={say('due', { n: due.length })}
        aside={
          <Switch
            size="xs"
            label={say('due_mine')}
            checked={own}
            onChange={({ currentTarget }) => only(currentTarget.checked)}
          />
        }
      >
        <ul className={styles.list}>
          {due.slice(0, n).map(({ invitation: { id, person, due_at, expires_at }, survey }) => (
            <li key={id}>
              <div>
                {person && <Who contact={person} account={accountOf(person)} />}
                <div className={styles.quiet}>
                  {[
                    guides?.find((guide) => guide.id === survey)?.name,
                    say('due_since', { day: date.day(due_at) }),
                    expires_at && say('due_until', { day: date.day(expires_at) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
              <Button
                variant="default"
                component={Link}
                to="/notes/interview"
                search={{ survey, invitation: id, account: person?.account, contact: person?.id } as never}
              >
                {say('hold')}
              </Button>
            </li>
          ))}
        </ul>
        {due.length > n && <More text={say('more')} busy={false} onMore={() => show(n + 20)} />}
      </Panel>
    </div>
  )
}

interface Person {
  account?: string | null
  account_name?: string | null
}

const accountOf = ({ account, account_name }: Person) => (account ? { id: account, name: account_name ?? null } : null)
