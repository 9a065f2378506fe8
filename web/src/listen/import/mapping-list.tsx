import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { touchpoints } from '@/journeys/touchpoint/queries'
import { useNumbers } from '@/lib/locale'
import { useWords } from '@/lib/words'
import {
  type Column,
  FACTS,
  isQuestion,
  isScaled,
  isTime,
  type Mapping,
  type Meaning,
  mean,
  NOUNS,
  PEOPLE,
  SCALES,
  SCORES,
  TIMES,
  TYPES,
  tellsWhen,
} from './mapping'
import styles from './mapping-list.module.css'
import { words } from './words'

interface Props {
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

type Change = (change: Partial<Column>) => void

/** Every column with what it holds and what it means, mended by clicking. */
export function MappingList({ mapping, onChange }: Props) {
  const say = useWords(words)
  return (
    <>
      <ul className={styles.list} aria-label={say('columns')}>
        {mapping.columns.map((column) => (
          <Row
            key={column.guessed.name}
            column={column}
            onChange={(change) => onChange(mean(mapping, column.guessed.name, change))}
          />
        ))}
      </ul>
      {(!tellsWhen(mapping) || mapping.day) && (
        <TextInput
          className={styles.day}
          type="date"
          label={say('day')}
          description={say('day_hint')}
          value={mapping.day}
          onChange={({ currentTarget: { value } }) => onChange({ ...mapping, day: value })}
        />
      )}
    </>
  )
}

function Row({ column, onChange }: { column: Column; onChange: Change }) {
  const say = useWords(words)
  const numbers = useNumbers()
  const { name, filled, different, values } = column.guessed
  const option = (value: Meaning) => ({ value, label: say(`means_${value}`) })
  const groups = [
    { group: say('group_scores'), items: SCORES.map(option) },
    { group: say('group_words'), items: (['text', 'choice'] as const).map(option) },
    { group: say('group_when'), items: TIMES.map(option) },
    { group: say('group_who'), items: PEOPLE.map(option) },
    { group: say('group_facts'), items: FACTS.map(option) },
    { group: say('group_other'), items: (['attribute', 'nothing'] as const).map(option) },
  ]
  const examples = values
    .slice(0, 3)
    .map(({ value }) => value)
    .join(' · ')
  return (
    <li className={styles.row} data-out={column.means === 'nothing'}>
      <div className={styles.column}>
        <div className={styles.name} dir="auto">
          {name}
        </div>
        <div className={styles.examples} dir="auto">
          {examples || say('empty_column')}
        </div>
        <div className={styles.counts}>
          {say('filled', { filled: numbers.count(filled), different: numbers.count(different) })}
        </div>
      </div>
      <Select
        aria-label={say('means', { name })}
        data={groups}
        value={column.means}
        onChange={(means) => means && onChange({ means: means as Meaning })}
        allowDeselect={false}
        searchable
        maxDropdownHeight={360}
      />
      <div className={styles.details}>
        <Details column={column} onChange={onChange} />
      </div>
    </li>
  )
}

function Details({ column, onChange }: { column: Column; onChange: Change }) {
  if (isQuestion(column.means)) return <QuestionDetails column={column} onChange={onChange} />
  if (column.means === 'attribute') return <AttributeDetails column={column} onChange={onChange} />
  return isTime(column.means) ? <Format column={column} onChange={onChange} /> : null
}

function QuestionDetails({ column, onChange }: { column: Column; onChange: Change }) {
  const say = useWords(words)
  const places = useQuery(touchpoints)
  const { scale, touchpoint, blank, not_applicable, means } = column
  const scales = scale && !SCALES.includes(scale) ? [scale, ...SCALES] : SCALES
  const open = (places.data ?? []).filter(({ retired_at }) => !retired_at)
  return (
    <>
      {isScaled(means) && (
        <Select
          label={say('scale')}
          placeholder={say('scale_usual')}
          data={scales}
          value={scale}
          onChange={(value) => onChange({ scale: value })}
          clearable
        />
      )}
      {open.length > 0 && (
        <Select
          label={say('touchpoint')}
          placeholder={say('touchpoint_none')}
          data={open.map(({ key, name }) => ({ value: key, label: name }))}
          value={touchpoint}
          onChange={(value) => onChange({ touchpoint: value })}
          clearable
          searchable
        />
      )}
      {means !== 'text' && (
        <>
          <Codes
            label={say('blank')}
            column={column}
            value={blank}
            other={not_applicable}
            onChange={(codes) => onChange({ blank: codes })}
          />
          <Codes
            label={say('not_applicable')}
            column={column}
            value={not_applicable}
            other={blank}
            onChange={(codes) => onChange({ not_applicable: codes })}
          />
        </>
      )}
    </>
  )
}

interface CodesProps {
  label: string
  column: Column
  value: string[]
  other: readonly string[]
  onChange: (codes: string[]) => void
}

/** Which values are no score. */
function Codes({ label, column, value, other, onChange }: CodesProps) {
  const say = useWords(words)
  const known = column.guessed.values.map((one) => one.value)
  const data = [...new Set([...known, ...value])].filter((code) => !other.includes(code))
  return (
    <MultiSelect
      size="sm"
      label={label}
      placeholder={value.length ? '' : say('no_code')}
      data={data}
      value={value}
      onChange={onChange}
      hidePickedOptions
    />
  )
}

function AttributeDetails({ column, onChange }: { column: Column; onChange: Change }) {
  const say = useWords(words)
  return (
    <>
      <Select
        label={say('on')}
        data={NOUNS.map((noun) => ({ value: noun, label: say(`on_${noun}`) }))}
        value={column.on}
        onChange={(on) => on && onChange({ on: on as Column['on'] })}
        allowDeselect={false}
      />
      <Select
        label={say('type')}
        data={TYPES.map((type) => ({ value: type, label: say(`type_${type}`) }))}
        value={column.type}
        onChange={(type) => type && onChange({ type: type as Column['type'] })}
        allowDeselect={false}
      />
      {column.type === 'date' && <Format column={column} onChange={onChange} />}
    </>
  )
}

const FORMATS = ['%d.%m.%Y', '%d/%m/%Y', '%m/%d/%Y', '%Y/%m/%d', '%d.%m.%Y %H:%M', '%d/%m/%Y %H:%M', '%m/%d/%Y %H:%M']
const READABLE = { d: 'DD', m: 'MM', Y: 'YYYY', H: 'hh', M: 'mm', S: 'ss' } as const
const readable = (format: string) => format.replace(/%([dmYHMS])/g, (_, part: keyof typeof READABLE) => READABLE[part])

function Format({ column, onChange }: { column: Column; onChange: Change }) {
  const say = useWords(words)
  const formats = [...new Set([...FORMATS, ...(column.format ? [column.format] : [])])]
  return (
    <Select
      label={say('format')}
      data={[{ value: '', label: say('format_iso') }, ...formats.map((value) => ({ value, label: readable(value) }))]}
      value={column.format}
      onChange={(format) => onChange({ format: format ?? '' })}
      allowDeselect={false}
    />
  )
}
