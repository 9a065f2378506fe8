import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { ConditionField } from '@/listen/survey/builder/condition/condition-field'
import { useSentences } from '@/listen/survey/builder/condition/sentence'
import { useBench } from '@/listen/survey/builder/context'
import { NumberField } from '@/listen/survey/builder/fields'
import type { Case, Expression } from '@/listen/survey/design/definition'
import { patched } from '@/listen/survey/design/edit'
import { AddButton } from '@/ui/add-button'
import { words } from './words'

const KINDS = [
  'number',
  'words',
  'of',
  'sum',
  'mean',
  'least',
  'most',
  'count',
  'minus',
  'times',
  'over',
  'case',
] as const
type Kind = (typeof KINDS)[number]
const PAIRS: ReadonlySet<Kind> = new Set(['minus', 'over'])

interface Props {
  value: Expression
  onChange: (value: Expression) => void
  /** Variables before this one may be used. */
  before: number
}

const kindOf = (value: Expression) => Object.keys(value)[0] as Kind
const NOTHING: Expression = { number: 0 }

// biome-ignore lint/suspicious/noThenProperty: definitions call it so, and nobody waits for them
const taken = (value: Expression, old: Omit<Case, 'then'> = {}): Case => ({ ...old, then: value })

/** A value of another kind; parts stay where both have parts. */
function fresh(kind: Kind, old: Expression): Expression {
  const [inner] = Object.values(old)
  const parts = Array.isArray(inner) && kindOf(old) !== 'case' ? (inner as Expression[]) : [old]
  if (kind === 'number') return NOTHING
  if (kind === 'words') return { words: '' }
  if (kind === 'of') return { of: '' }
  if (kind === 'case') return { case: [taken(old)] }
  const list = PAIRS.has(kind) ? [parts[0] ?? NOTHING, parts[1] ?? NOTHING] : parts
  return { [kind]: list } as Expression
}

/** How a value is computed. */
export function ExpressionEditor({ value, onChange, before }: Props) {
  const say = useWords(words)
  const kind = kindOf(value)
  return (
    <div className={styles.group}>
      <Select
        aria-label={say('value_kind')}
        data={KINDS.map((one) => ({ value: one, label: say(`compute_${one}`) }))}
        allowDeselect={false}
        value={kind}
        onChange={(picked) => picked && picked !== kind && onChange(fresh(picked, value))}
      />
      <Inner value={value} onChange={onChange} before={before} />
    </div>
  )
}

function Inner({ value, onChange, before }: Props) {
  const say = useWords(words)
  if ('number' in value) {
    return (
      <NumberField
        decimals
        label={say('compute_number')}
        value={value.number}
        onChange={(number = 0) => onChange({ number })}
      />
    )
  }
  if ('words' in value) {
    return (
      <TextInput
        label={say('compute_words')}
        description={say('piping')}
        dir="auto"
        maxLength={1000}
        value={value.words}
        onChange={({ currentTarget }) => onChange({ words: currentTarget.value })}
      />
    )
  }
  if ('of' in value) return <SubjectField of={value.of} before={before} onChange={(of) => onChange({ of })} />
  if ('case' in value)
    return <Cases cases={value.case} before={before} onChange={(cases) => onChange({ case: cases })} />
  const kind = kindOf(value)
  const parts = Object.values(value)[0] as Expression[]
  const set = (list: Expression[]) => onChange({ [kind]: list } as unknown as Expression)
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
        <div key={at} className={styles.row}>
          <ExpressionEditor value={part} before={before} onChange={(now) => set(parts.with(at, now))} />
          {!PAIRS.has(kind) && (
            <ActionIcon aria-label={say('remove_part', { n: at + 1 })} onClick={() => set(parts.toSpliced(at, 1))}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!PAIRS.has(kind) && <AddButton onClick={() => set([...parts, NOTHING])}>{say('add_part')}</AddButton>}
    </>
  )
}

function SubjectField({ of, before, onChange }: { of: string; before: number; onChange: (of: string) => void }) {
  const say = useWords(words)
  const { definition, subjects } = useBench()
  const sentences = useSentences()
  const later = new Set((definition.variables ?? []).slice(before).map(({ key }) => `variable.${key}`))
  const known = subjects().filter((one) => !later.has(one.of))
  const data = known.map((one) => ({ value: one.of, label: sentences.subject(one) }))
  const unknown =
    of && !known.some((one) => one.of === of) ? [{ value: of, label: say('unknown_subject', { of }) }] : []
  return (
    <Select
      label={say('compute_of')}
      data={[...data, ...unknown]}
      searchable={data.length > 8}
      allowDeselect={false}
      value={of || null}
      onChange={(picked) => picked && onChange(picked)}
    />
  )
}

function Cases({ cases, before, onChange }: { cases: Case[]; before: number; onChange: (cases: Case[]) => void }) {
  const say = useWords(words)
  return (
    <>
      {cases.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cases have no name but their place
        <div key={at} className={styles.card}>
          <ConditionField
            label={say('case_n', { n: at + 1 })}
            without={say('case_always')}
            begin={say('case_when')}
            condition={one.when}
            onChange={(when) => onChange(cases.with(at, patched(one, { when })))}
          />
          <ExpressionEditor
            value={one.then}
            before={before}
            onChange={(then) => onChange(cases.with(at, taken(then, one)))}
          />
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange(cases.toSpliced(at, 1))}>
            {say('remove_case', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <AddButton onClick={() => onChange([...cases, taken(NOTHING)])}>{say('add_case')}</AddButton>
    </>
  )
}
