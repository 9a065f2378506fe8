import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import styles from './audience.module.css'
import { tried } from './queries'
import { words } from './words'

interface Props {
  value: string
  onChange: (value: string) => void
  /** What the server said when it was to be kept. */
  problem?: string | undefined
  label?: string
}

/** A condition on people, with how many it finds now and what it can name. */
export function ConditionField({ value, onChange, problem, label }: Props) {
  const say = useWords(words)
  const condition = value.trim()
  const [settled] = useDebouncedValue(condition, 400)
  const { data, error } = useQuery(tried(settled))
  const counted = settled === condition ? data : undefined
  const wrong = error instanceof Refused ? (error.at('filter') ?? error.message) : undefined
  const found = counted ? say('finds', { people: counted.people, accounts: counted.accounts }) : say('counting')
  return (
    <div className={styles.stack}>
      <Textarea
        size="sm"
        label={label ?? say('condition')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: 13 } }}
        value={value}
        error={problem ?? wrong}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p className={styles.quiet} role="status">
        {wrong ? '' : found}
      </p>
      <ConditionHelp />
    </div>
  )
}

const HELP = ['help_example', 'help_account', 'help_person', 'help_consent', 'help_join'] as const

function ConditionHelp() {
  const say = useWords(words)
  return (
    <details className={styles.help}>
      <summary>{say('help')}</summary>
      <ul>
        {HELP.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </details>
  )
}
