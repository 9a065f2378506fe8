import { Checkbox, Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import styles from '@/listen/survey/builder/builder.module.css'
import { useBench } from '@/listen/survey/builder/context'
import { NumberField, WordsField } from '@/listen/survey/builder/fields'
import type { Ask, Choice, ContactField, Look, Question, Scale, Text } from '@/listen/survey/design/definition'
import { patched, withAsk } from '@/listen/survey/design/edit'
import { hasEnds, hasLook } from '@/listen/survey/design/kinds'
import { renamedChoice } from '@/listen/survey/design/rename'
import { ChoicesField } from './choices-field'
import { words } from './words'

const LOOKS: readonly Look[] = ['numbers', 'stars', 'smileys']
const FIELDS: readonly ContactField[] = ['name', 'mail', 'phone', 'company', 'job']
type Changes = { [K in keyof Ask]?: Ask[K] | undefined }

/** What a question of its kind can be told. */
export function AskFields({ question }: { question: Question }) {
  const { change } = useBench()
  const { key, ask } = question
  const set = (changes: Changes) => change((old) => withAsk(old, key, changes), `${key}.${Object.keys(changes).join()}`)
  const parts = { ask, set }
  return (
    <>
      {ask.points !== undefined && <PointsFields {...parts} />}
      {(ask.kind === 'rating' || ask.kind === 'slider') && (
        <ScaleFields scale={ask as Scale} onChange={(scale) => set(scale as Changes)} />
      )}
      {hasLook(ask) && <LookField look={ask.look} onChange={(look) => set({ look })} />}
      {hasEnds(ask) && <EndsFields low={ask.low} high={ask.high} onChange={set} />}
      {ask.options && <OptionsFields question={question} set={set} />}
      {ask.rows && <RowsFields question={question} set={set} />}
      <FactFields {...parts} />
    </>
  )
}

interface Parts {
  ask: Ask
  set: (changes: Changes) => void
}

function PointsFields({ ask, set }: Parts) {
  const say = useWords(words)
  return (
    <Select
      label={say('points')}
      data={['5', '7']}
      allowDeselect={false}
      value={String(ask.points)}
      onChange={(points) => set({ points: Number(points) })}
    />
  )
}

function LookField({ look = 'numbers', onChange }: { look: Look | undefined; onChange: (look: Look) => void }) {
  const say = useWords(words)
  return (
    <Select
      label={say('look')}
      data={LOOKS.map((value) => ({ value, label: say(`look_${value}`) }))}
      allowDeselect={false}
      value={look}
      onChange={(value) => value && onChange(value)}
    />
  )
}

interface EndsProps {
  low: Text | undefined
  high: Text | undefined
  onChange: (changes: Pick<Changes, 'low' | 'high'>) => void
}

function EndsFields({ low, high, onChange }: EndsProps) {
  const say = useWords(words)
  return (
    <div className={styles.pair}>
      <WordsField label={say('low')} text={low} onChange={(text) => onChange({ low: text })} />
      <WordsField label={say('high')} text={high} onChange={(text) => onChange({ high: text })} />
    </div>
  )
}

function ScaleFields({ scale, onChange }: { scale: Scale; onChange: (changes: Partial<Scale>) => void }) {
  const say = useWords(words)
  return (
    <div className={styles.pair}>
      <NumberField decimals label={say('from')} value={scale.from} onChange={(from = 0) => onChange({ from })} />
      <NumberField decimals label={say('to')} value={scale.to} onChange={(to = 0) => onChange({ to })} />
      <NumberField
        decimals
        label={say('step')}
        value={scale.step ?? 1}
        min={0}
        onChange={(step = 1) => onChange({ step })}
      />
    </div>
  )
}

/** Lists of choices, with what may be done with them. */
function OptionsFields({ question: { key, ask }, set }: { question: Question; set: Parts['set'] }) {
  const say = useWords(words)
  const { change } = useBench()
  const several = ask.kind === 'choices'
  return (
    <>
      <ChoicesField
        label={say('choices')}
        one={say('choice_one')}
        list={ask.options ?? []}
        onChange={(options) => set({ options })}
        onRename={(from, to) => change((old) => renamedChoice(old, key, from, to), `${key}.options`)}
      />
      {ask.kind !== 'ranking' && (
        <Switch
          label={say('other')}
          checked={ask.other ?? false}
          onChange={(event) => set({ other: event.currentTarget.checked })}
        />
      )}
      <RandomSwitch label={say('random_choices')} ask={ask} set={set} />
      {several && (
        <div className={styles.pair}>
          <NumberField label={say('least_picked')} value={ask.least} min={0} onChange={(least) => set({ least })} />
          <NumberField label={say('most_picked')} value={ask.most} min={1} onChange={(most) => set({ most })} />
        </div>
      )}
    </>
  )
}

function RandomSwitch({ label, ask, set }: Parts & { label: string }) {
  return (
    <Switch
      label={label}
      checked={ask.random ?? false}
      onChange={(event) => set({ random: event.currentTarget.checked })}
    />
  )
}

/** Rows of a matrix, with its columns or the scale of all rows. */
function RowsFields({ question: { key, ask }, set }: { question: Question; set: Parts['set'] }) {
  const say = useWords(words)
  const { change } = useBench()
  const list = (field: 'rows' | 'columns', choices: readonly Choice[]) => (
    <ChoicesField
      label={say(field)}
      one={say(field === 'rows' ? 'row_one' : 'column_one')}
      list={choices}
      onChange={(now) => set({ [field]: now })}
      onRename={(from, to) => change((old) => renamedChoice(old, key, from, to), `${key}.${field}`)}
    />
  )
  const scale = ask.scale
  const setScale = (changes: Partial<Scale>) => scale && set({ scale: patched(scale, changes) })
  return (
    <>
      {list('rows', ask.rows ?? [])}
      {ask.columns && list('columns', ask.columns)}
      {scale && (
        <>
          <ScaleFields scale={scale} onChange={setScale} />
          <LookField look={scale.look} onChange={(look) => setScale({ look })} />
          <EndsFields low={scale.low} high={scale.high} onChange={(ends) => setScale(ends as Partial<Scale>)} />
        </>
      )}
      {ask.columns && (
        <Switch
          label={say('several')}
          checked={ask.several ?? false}
          onChange={(event) => set({ several: event.currentTarget.checked })}
        />
      )}
      <RandomSwitch label={say('random_rows')} ask={ask} set={set} />
    </>
  )
}

/** What is told about single facts: numbers, dates, texts, consent, contact details, files. */
function FactFields({ ask, set }: Parts) {
  const say = useWords(words)
  switch (ask.kind) {
    case 'emotion':
      return (
        <NumberField label={say('most_picked')} value={ask.most} min={1} max={20} onChange={(most) => set({ most })} />
      )
    case 'number':
      return (
        <>
          <div className={styles.pair}>
            <NumberField decimals label={say('least')} value={ask.from as number} onChange={(from) => set({ from })} />
            <NumberField decimals label={say('most')} value={ask.to as number} onChange={(to) => set({ to })} />
          </div>
          <WordsField label={say('unit')} text={ask.unit} onChange={(unit) => set({ unit })} />
          <Switch
            label={say('whole')}
            checked={ask.whole ?? false}
            onChange={(event) => set({ whole: event.currentTarget.checked })}
          />
        </>
      )
    case 'date':
      return (
        <div className={styles.pair}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={say(end === 'from' ? 'earliest' : 'latest')}
              value={String(ask[end] ?? '')}
              onChange={({ currentTarget }) => set({ [end]: currentTarget.value || undefined })}
            />
          ))}
        </div>
      )
    case 'line':
    case 'words':
      return (
        <div className={styles.pair}>
          <NumberField label={say('shortest')} value={ask.least} min={0} onChange={(least) => set({ least })} />
          <NumberField
            label={say('longest')}
            value={ask.most}
            min={1}
            description={say('longest_usual', { n: ask.kind === 'line' ? 200 : 5000 })}
            onChange={(most) => set({ most })}
          />
        </div>
      )
    case 'consent':
      return (
        <TextInput
          label={say('purpose')}
          description={say('purpose_about')}
          value={ask.purpose ?? ''}
          maxLength={100}
          onChange={({ currentTarget }) => set({ purpose: currentTarget.value })}
        />
      )
    case 'contact':
      return (
        <Checkbox.Group
          label={say('contact_fields')}
          value={ask.fields ?? []}
          onChange={(picked) => set({ fields: FIELDS.filter((field) => picked.includes(field)) })}
        >
          <div className={styles.checks}>
            {FIELDS.map((field) => (
              <Checkbox key={field} value={field} label={say(`field_${field}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )
    case 'file':
      return (
        <>
          <div className={styles.pair}>
            <NumberField
              label={say('files_most')}
              value={ask.most}
              min={1}
              max={10}
              onChange={(most = 1) => set({ most })}
            />
            <NumberField
              label={say('megabytes')}
              value={ask.megabytes}
              min={1}
              max={10}
              onChange={(megabytes = 10) => set({ megabytes })}
            />
          </div>
          <TagsInput
            size="sm"
            label={say('file_kinds')}
            placeholder="pdf, png"
            value={ask.kinds ?? []}
            onChange={(kinds) => set({ kinds: kinds.length ? kinds : undefined })}
          />
        </>
      )
    default:
      return null
  }
}
