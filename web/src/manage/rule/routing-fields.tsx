import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { colleagues, teamNames } from '@/identity/member/colleagues'
import { useMay } from '@/identity/session/may'
import { useWords } from '@/lib/words'
import { stepOf, stepText } from './filled'
import type { Route } from './queries'
import { useRouteWords } from './route-words'
import styles from './rule.module.css'
import { words } from './words'

/** Whom a rule tries, one after the other. */
const ALWAYS: readonly Route[] = [
  { to: 'pairing', matter: 'operations' },
  { to: 'pairing', matter: 'technical' },
  { to: 'pairing', matter: 'commercial' },
  { to: 'account_owner' },
  { to: 'touchpoint_team' },
]
const MOST = 10

interface Props {
  routing: readonly Route[]
  problem: string | undefined
  onChange: (routing: readonly Route[]) => void
}

/** Who gets the cases of a rule: the first of these who is here. */
export function RoutingFields({ routing, problem, onChange }: Props) {
  const say = useWords(words)
  const told = useRouteWords()
  const people = useQuery({ ...colleagues, enabled: useMay('read_members') }).data ?? []
  const teams = useQuery({ ...teamNames, enabled: useMay('read_workspace') }).data ?? []
  const all: readonly Route[] = [
    ...ALWAYS,
    ...teams.map(({ id }): Route => ({ to: 'team', team: id })),
    ...people.map(({ id }): Route => ({ to: 'member', member: id })),
  ]
  const taken = routing.map(stepText)
  const offered = (own?: string) =>
    all
      .map((step) => ({ value: stepText(step), label: told(step) }))
      .filter(({ value }) => value === own || !taken.includes(value))
  const [next] = offered()
  return (
    <fieldset className={styles.routing}>
      <legend>{say('routing')}</legend>
      <p className={styles.quiet}>{say('routing_about')}</p>
      {problem && <p role="alert">{problem}</p>}
      <ol>
        {routing.map((step, at) => {
          const own = stepText(step)
          const known = offered(own)
          return (
            <li key={own}>
              <Select
                aria-label={say('step_n', { n: at + 1 })}
                allowDeselect={false}
                searchable={known.length > 8}
                data={known.some(({ value }) => value === own) ? known : [...known, { value: own, label: told(step) }]}
                value={own}
                onChange={(text) => text && onChange(routing.with(at, stepOf(text)))}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say('step_remove', { n: at + 1 })}
                onClick={() => onChange(routing.toSpliced(at, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      {routing.length === 0 && <p className={styles.quiet}>{say('routing_nobody')}</p>}
      {next && routing.length < MOST && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...routing, stepOf(next.value)])}
        >
          {say('step_add')}
        </Button>
      )}
    </fieldset>
  )
}
