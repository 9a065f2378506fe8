import { Button, Group, Skeleton, TagsInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refused, type Schemas } from '@/api/client'
import { useChange } from '@/identity/settings/queries'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Panel } from '@/ui/panel'
import { classRules, layDownRules, type Rules, tryRules } from './queries'
import styles from './rules-form.module.css'
import { RulesPreview } from './rules-preview'
import { words } from './words'

/** The figures of the rules, in groups. */
const GROUPS = {
  known: ['known_days', 'known_people', 'known_answers'],
  consistent: ['quarter_days', 'consistent_share', 'bad_touchpoint'],
  growing: ['growth_more'],
  risk: ['risk_intent', 'risk_drop', 'drop_days'],
  hanging: ['dangling_median', 'dangling_intent', 'contraction_days'],
  margins: ['margin', 'share_margin'],
} as const
const KINDS = ['nps', 'csat', 'ces', 'solved', 'rating'] as const

/** The rules that hold, and what they would do otherwise. */
export function RulesForm({ editable }: { editable: boolean }) {
  const { data, error, refetch } = useQuery(classRules)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <Skeleton height={640} />
  return <Form key={data.version} known={data} editable={editable} />
}

function Form({ known, editable }: { known: Schemas['ClassRulesOut']; editable: boolean }) {
  const say = useWords(words)
  const [rules, setRules] = useState<Rules>(known.rules)
  const [note, setNote] = useState('')
  const trying = useChange(tryRules)
  const laying = useChange(layDownRules, 'class-rules', 'classes')
  const refused = laying.error ?? trying.error
  const problem = refused instanceof Refused ? refused : undefined
  const change = (next: Rules) => {
    setRules(next)
    trying.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const done = () => notifications.show({ message: say('laid_down') })
    laying.mutate({ rules, note, version: known.version }, { onSuccess: done })
  }
  const field = (label: string, place: string, value: number, set: (value: number) => Rules) => ({
    label,
    type: 'number',
    step: 'any',
    required: true,
    withAsterisk: false,
    readOnly: !editable,
    value: Number.isNaN(value) ? '' : value,
    error: problem?.at(`rules.${place}`) ?? problem?.at(place),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change(set(currentTarget.valueAsNumber)),
  })
  return (
    <form className={styles.stack} onSubmit={submit}>
      <p className={styles.about}>
        {say('rules_about')} {say('version', { n: known.version })}
      </p>
      {Object.entries(GROUPS).map(([group, keys]) => (
        <fieldset key={group} className={styles.group}>
          <legend>{say(group as keyof typeof GROUPS)}</legend>
          {keys.map((key) => (
            <TextInput key={key} {...field(say(key), key, rules[key] ?? 0, (value) => ({ ...rules, [key]: value }))} />
          ))}
          {group === 'growing' && (
            <TagsInput
              label={say('more_questions')}
              readOnly={!editable}
              value={[...(rules.more_questions ?? [])]}
              onChange={(keys) => change({ ...rules, more_questions: keys })}
            />
          )}
        </fieldset>
      ))}
      <fieldset className={styles.group}>
        <legend>{say('satisfied')}</legend>
        {KINDS.map((kind) => (
          <TextInput
            key={kind}
            {...field(say(kind), `satisfied.${kind}`, rules.satisfied?.[kind] ?? 0, (value) => ({
              ...rules,
              satisfied: { ...rules.satisfied, [kind]: value },
            }))}
          />
        ))}
      </fieldset>
      {editable && (
        <>
          <TextInput
            label={say('note')}
            maxLength={500}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Group>
            <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate(rules)}>
              {say('preview')}
            </Button>
            <Button type="submit" disabled={rules === known.rules} loading={laying.isPending}>
              {say('lay_down')}
            </Button>
          </Group>
        </>
      )}
      {trying.data && (
        <Panel title={say('preview')}>
          <RulesPreview preview={trying.data} />
        </Panel>
      )}
    </form>
  )
}
