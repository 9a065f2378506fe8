import { Button, Skeleton, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused, type Schemas } from '@/api/client'
import { useMay } from '@/identity/session/may'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import styles from './fatigue.module.css'
import { changeFatigue, type Exception, fatigue, type Rule } from './queries'
import { RuleFields } from './rule-fields'
import { words } from './words'

/** How often people are asked, over all programmes. */
export function Fatigue() {
  const { data, error, refetch } = useQuery(fatigue)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={440} />
  return <Rules key={data.revision} known={data} />
}

const NEW: Rule = { whom: 'person', family: null, most: 1, days: 90 }

function Rules({ known }: { known: Schemas['FatigueOut'] }) {
  const say = useWords(words)
  const editable = useMay('manage_programmes')
  const [rules, setRules] = useState<readonly Rule[]>(known.rules)
  const [exceptions, setExceptions] = useState<readonly Exception[]>(known.exceptions)
  const saving = useChange(changeFatigue, 'fatigue')
  const problem = saving.error instanceof Refused ? saving.error : undefined
  const changed = rules !== known.rules || exceptions !== known.exceptions
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const done = () => notifications.show({ message: say('saved') })
    saving.mutate({ rules: [...rules], exceptions: [...exceptions], revision: known.revision }, { onSuccess: done })
  }
  return (
    <form className={styles.stack} onSubmit={submit}>
      <p className={styles.about}>{say('about')}</p>
      <section>
        <h2>{say('rules')}</h2>
        {rules.length === 0 && <p className={styles.about}>{say('no_rules')}</p>}
        <ol className={styles.list}>
          {rules.map((rule, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name than their place
            <li key={at} className={styles.rule}>
              <RuleFields
                rule={rule}
                name={say('rule_n', { n: at + 1 })}
                remove={say('remove_rule', { n: at + 1 })}
                editable={editable}
                problem={wrongAt(problem, `rules[${at}]`)}
                onChange={(next) => setRules(rules.with(at, next))}
                onRemove={() => setRules(rules.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ol>
        {editable && (
          <Button variant="default" onClick={() => setRules([...rules, NEW])}>
            {say('add_rule')}
          </Button>
        )}
      </section>
      <section>
        <h2>{say('exceptions')}</h2>
        <p className={styles.about}>{say(exceptions.length ? 'exceptions_about' : 'no_exceptions')}</p>
        <ol className={styles.list}>
          {exceptions.map((exception, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no other name than their place
            <li key={at} className={styles.rule}>
              <Condition
                value={exception.filter}
                editable={editable}
                problem={problem?.at(`exceptions[${at}].filter`)}
                onChange={(filter) => setExceptions(exceptions.with(at, { ...exception, filter }))}
              />
              <RuleFields
                rule={exception.rule}
                name={say('exception_n', { n: at + 1 })}
                remove={say('remove_exception', { n: at + 1 })}
                editable={editable}
                problem={wrongAt(problem, `exceptions[${at}].rule`)}
                onChange={(rule) => setExceptions(exceptions.with(at, { ...exception, rule }))}
                onRemove={() => setExceptions(exceptions.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ol>
        {editable && (
          <Button variant="default" onClick={() => setExceptions([...exceptions, { filter: '', rule: NEW }])}>
            {say('add_exception')}
          </Button>
        )}
      </section>
      {editable && (
        <div>
          <Button type="submit" disabled={!changed} loading={saving.isPending}>
            {say('save')}
          </Button>
        </div>
      )}
    </form>
  )
}

const wrongAt = (problem: Refused | undefined, place: string) =>
  problem?.problem.invalid_params?.find(({ name }) => name.startsWith(place) && !name.endsWith('filter'))?.reason

interface ConditionProps {
  value: string
  editable: boolean
  problem: string | undefined
  onChange: (filter: string) => void
}

function Condition({ value, editable, problem, onChange }: ConditionProps) {
  const say = useWords(words)
  if (!editable) {
    return (
      <p className={styles.about}>
        {say('for_those')} <code>{value}</code>
      </p>
    )
  }
  return (
    <TextInput
      className={styles.condition ?? ''}
      label={say('for_those')}
      placeholder="account.tier = 'gold'"
      required
      withAsterisk={false}
      spellCheck={false}
      value={value}
      error={problem}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
