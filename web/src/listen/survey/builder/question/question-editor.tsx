import { Button, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { ConditionField } from '@/listen/survey/builder/condition/condition-field'
import { useBench } from '@/listen/survey/builder/context'
import { KeyField, WordsField } from '@/listen/survey/builder/fields'
import { Findings } from '@/listen/survey/builder/findings'
import { Fold } from '@/listen/survey/builder/fold'
import type { Condition, Kind, Question } from '@/listen/survey/design/definition'
import {
  copyQuestion,
  freeKey,
  keyOf,
  patched,
  questionKeys,
  withoutQuestion,
  withQuestion,
} from '@/listen/survey/design/edit'
import { freshAsk, GROUPS, STANDARD } from '@/listen/survey/design/kinds'
import { referencesTo, renamed } from '@/listen/survey/design/rename'
import { wordsOf } from '@/listen/survey/design/text'
import { showUndo } from '@/ui/undo'
import { AskFields } from './ask-fields'
import { words } from './words'

const PATTERNS = ['past', 'present', 'potential'] as const
const ASPECTS = ['experience', 'expectation', 'importance', 'intent', 'belief'] as const
type Changes = { [K in keyof Question]?: Question[K] | undefined }

/** One question: its words, what it asks for, whether it needs an answer, and when it is shown. */
export function QuestionEditor({ question, onUndo }: { question: Question; onUndo: () => void }) {
  const say = useWords(words)
  const { definition, change, select } = useBench()
  const { key, ask } = question
  const name = wordsOf(question.label, definition.languages) || say(`kind_${ask.kind}`)
  const set = (changes: Changes) =>
    change((old) => withQuestion(old, key, (one) => patched(one, changes)), `${key}.${Object.keys(changes).join()}`)
  const rename = (to: string) => {
    change((old) => renamed(old, 'question', key, to))
    select({ what: 'question', key: to })
  }
  /** A name of its own as soon as there are words to make it of; scores of the house keep theirs. */
  const nameByWords = () => {
    const wish = keyOf(wordsOf(question.label, definition.languages))
    const automatic = new RegExp(`^${ask.kind}(_\\d+)?$`).test(key)
    if (automatic && wish && !STANDARD.has(ask.kind)) rename(freeKey(wish, questionKeys(definition)))
  }
  const remove = () => {
    change((old) => withoutQuestion(old, key))
    const page = definition.pages.find(({ questions }) => questions.includes(question))
    select(page && { what: 'page', key: page.key })
    showUndo(say('removed', { name }), say('undo'), onUndo)
  }
  const copy = () => {
    const [next, copied] = copyQuestion(definition, key)
    change(() => next)
    select({ what: 'question', key: copied })
  }
  return (
    <section className={styles.editor} aria-label={name}>
      <header className={styles.editorHead}>
        <h2 className={styles.title}>{say(`kind_${ask.kind}`)}</h2>
        <span className={styles.tools}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={copy}>
            {say('duplicate')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={remove}>
            {say('remove')}
          </Button>
        </span>
      </header>
      <Findings />
      <WordsField
        key={key}
        label={say(ask.kind === 'statement' ? 'statement_words' : 'question_words')}
        text={question.label}
        long
        autoFocus={!name}
        onChange={(label) => set({ label })}
        onBlur={nameByWords}
      />
      <WordsField label={say('help')} text={question.help} long onChange={(help) => set({ help })} />
      <AskFields question={question} />
      {ask.kind !== 'statement' && <RequiredField question={question} set={set} />}
      <ConditionField
        label={say('shown')}
        without={say('shown_always')}
        begin={say('shown_when')}
        condition={question.show_if}
        until={key}
        onChange={(show_if) => set({ show_if })}
      />
      {ask.kind !== 'statement' && (
        <TouchpointField value={question.touchpoint} onChange={(touchpoint) => set({ touchpoint })} />
      )}
      <Fold title={say('more_settings')}>
        <KindField question={question} set={set} />
        <KeyField
          label={say('key')}
          description={say('key_about', { n: referencesTo(definition, key) })}
          value={key}
          taken={questionKeys(definition)}
          onRename={rename}
        />
        <Choose
          label={say('pattern')}
          keys={PATTERNS}
          prefix="pattern"
          value={question.pattern}
          onChange={(pattern) => set({ pattern })}
        />
        <Choose
          label={say('aspect')}
          keys={ASPECTS}
          prefix="aspect"
          value={question.aspect}
          onChange={(aspect) => set({ aspect })}
        />
      </Fold>
    </section>
  )
}

interface Parts {
  question: Question
  set: (changes: Changes) => void
}

/** Whether an answer is needed: never, always, or under a condition. */
function RequiredField({ question: { key, required, required_if }, set }: Parts) {
  const say = useWords(words)
  const { subjects } = useBench()
  const state = required ? 'always' : required_if ? 'when' : 'never'
  const any: Condition = { test: { of: subjects(key)[0]?.of ?? 'language', is: 'answered' } }
  const pick = (to: string) =>
    set({ required: to === 'always' ? true : undefined, required_if: to === 'when' ? (required_if ?? any) : undefined })
  return (
    <div>
      <div className={styles.legend} id={`${key}-required`}>
        {say('required')}
      </div>
      <SegmentedControl
        aria-labelledby={`${key}-required`}
        fullWidth
        data={(['never', 'always', 'when'] as const).map((value) => ({ value, label: say(`required_${value}`) }))}
        value={state}
        onChange={pick}
      />
      {state === 'when' && (
        <ConditionField
          label={say('required_when')}
          without={say('required_never')}
          begin={say('required_when')}
          condition={required_if}
          until={key}
          onChange={(condition) => set({ required_if: condition })}
        />
      )}
    </div>
  )
}

function TouchpointField({
  value,
  onChange,
}: {
  value: string | null | undefined
  onChange: (key: string | undefined) => void
}) {
  const say = useWords(words)
  const known = useQuery(touchpoints).data?.filter(({ retired_at, key }) => !retired_at || key === value) ?? []
  const data = known.map(({ key, name }) => ({ value: key, label: name }))
  const missing = value && !known.some(({ key }) => key === value) ? [{ value, label: value }] : []
  return (
    <Select
      label={say('touchpoint')}
      placeholder={say('touchpoint_none')}
      data={[...data, ...missing]}
      clearable
      searchable={data.length > 8}
      value={value ?? null}
      onChange={(key) => onChange(key ?? undefined)}
    />
  )
}

/** Another kind; what both have in common stays. */
function KindField({ question, set }: Parts) {
  const say = useWords(words)
  const { definition } = useBench()
  const pick = (kind: Kind) => {
    const fresh = freshAsk(kind, definition.languages[0] ?? 'en')
    const kept = Object.entries(question.ask).filter(([field]) => field !== 'kind' && field in fresh)
    set({ ask: { ...fresh, ...Object.fromEntries(kept) } })
  }
  return (
    <Select
      label={say('kind')}
      data={GROUPS.map(({ group, kinds }) => ({
        group: say(`group_${group}`),
        items: kinds.map((value) => ({ value, label: say(`kind_${value}`) })),
      }))}
      allowDeselect={false}
      searchable
      value={question.ask.kind}
      onChange={(kind) => kind && kind !== question.ask.kind && pick(kind as Kind)}
    />
  )
}

interface ChooseProps<K extends string, P extends string> {
  label: string
  keys: readonly K[]
  prefix: P
  value: K | null | undefined
  onChange: (key: K | undefined) => void
}

function Choose<K extends string, P extends 'pattern' | 'aspect'>({
  label,
  keys,
  prefix,
  value,
  onChange,
}: ChooseProps<K, P>) {
  const say = useWords(words)
  return (
    <Select
      label={label}
      placeholder={say('by_kind')}
      clearable
      data={keys.map((key) => ({ value: key, label: say(`${prefix}_${key}` as keyof typeof words.en) }))}
      value={value ?? null}
      onChange={(key) => onChange((key as K | null) ?? undefined)}
    />
  )
}
