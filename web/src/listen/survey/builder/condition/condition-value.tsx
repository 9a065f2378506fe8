import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { useWords } from '@/lib/words'
import type { Test, Value } from '@/listen/survey/design/definition'
import { readValue, type Subject } from '@/listen/survey/design/subject'
import { useSentences } from './sentence'
import { words } from './words'

interface Props {
  test: Test
  subject: Subject | undefined
  onChange: (value: Value) => void
}

/** What something is compared with, in the form that fits. */
export function ValueField({ test: { is, value }, subject, onChange }: Props) {
  const say = useWords(words)
  const sentences = useSentences()
  if (is === 'answered' || is === 'empty') return null
  const name = { 'aria-label': say('compare_with') }
  const list = is === 'in' || is === 'not_in'
  const choices = subject?.choices?.map((choice) => ({ value: choice.key, label: sentences.choice(choice) }))
  const several = Array.isArray(value)
    ? value
    : value === undefined || value === null || value === ''
      ? []
      : [String(value)]
  if (choices && list) return <MultiSelect {...name} size="sm" data={choices} value={several} onChange={onChange} />
  if (choices) {
    return (
      <Select
        {...name}
        data={choices}
        allowDeselect={false}
        value={several[0] ?? null}
        onChange={(key) => key && onChange(key)}
      />
    )
  }
  if (list) return <TagsInput {...name} size="sm" value={several} onChange={onChange} />
  if (subject?.form === 'truth') {
    return (
      <Select
        {...name}
        data={[
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]}
        allowDeselect={false}
        value={value === false ? 'no' : 'yes'}
        onChange={(picked) => onChange(picked === 'yes')}
      />
    )
  }
  const form = subject?.form ?? 'any'
  const { from, to } = subject?.bounds ?? {}
  if (form === 'number' && from !== undefined && to !== undefined && to - from <= 20) {
    const points = Array.from({ length: Math.floor(to - from) + 1 }, (_, at) => String(from + at))
    return (
      <Select
        {...name}
        data={points}
        allowDeselect={false}
        value={String(value)}
        onChange={(point) => onChange(Number(point))}
      />
    )
  }
  return (
    <TextInput
      {...name}
      type={form === 'date' ? 'date' : 'text'}
      inputMode={form === 'number' ? 'decimal' : 'text'}
      dir="auto"
      maxLength={1000}
      value={String(value ?? '')}
      onChange={({ currentTarget }) => onChange(readValue(form, currentTarget.value))}
    />
  )
}
