import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import type { Condition, Test } from '@/listen/survey/design/definition'
import { conditionOf, type Group, groupOf } from '@/listen/survey/design/group'
import { OPERATORS, type Subject } from '@/listen/survey/design/subject'
import { AddButton } from '@/ui/add-button'
import { GroupEditor } from './condition-group'
import { useSentences } from './sentence'
import { words } from './words'

interface Props {
  /** What the condition decides: "Show this question". */
  label: string
  /** What is so without one: "Always". */
  without: string
  /** Names the button that begins one. */
  begin: string
  condition: Condition | null | undefined
  onChange: (condition: Condition | undefined) => void
  /** The question before which everything has to be known. */
  until?: string
}

/** A condition in words, and the way to change it. */
export function ConditionField({ label, without, begin, condition, onChange, until }: Props) {
  const say = useWords(words)
  const { subjects } = useBench()
  const { condition: told } = useSentences()
  const known = subjects(until)
  const first = known[0]
  const set = (group: Group) => onChange(conditionOf(group))
  return (
    <fieldset className={styles.condition}>
      <legend className={styles.legend}>{label}</legend>
      <p className={styles.told}>{condition ? told(condition) : without}</p>
      {condition && <GroupEditor group={groupOf(condition)} subjects={known} onChange={set} />}
      {!condition && first && (
        <AddButton
          onClick={() => onChange({ test: freshTest(known.findLast(({ group }) => group === 'questions') ?? first) })}
        >
          {begin}
        </AddButton>
      )}
      {!condition && !first && <p className={styles.quiet}>{say('nothing_to_compare')}</p>}
    </fieldset>
  )
}

/** A comparison to begin with. */
export function freshTest({ of, form, choices, bounds }: Subject): Test {
  const is = OPERATORS[form][0] ?? 'answered'
  if (is === 'answered') return { of, is }
  if (form === 'truth') return { of, is, value: true }
  if (form === 'several') return { of, is, value: choices?.[0]?.key ?? '' }
  if (form === 'number') return { of, is, value: bounds?.from ?? 0 }
  return { of, is, value: choices?.[0]?.key ?? '' }
}
