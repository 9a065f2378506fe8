import { Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { causesInOrder } from './causes'
import { rootCauses } from './queries'
import { words } from './words'

interface FieldProps<V> {
  value: V
  error: string | undefined
  onChange: (value: V) => void
}

/** Why it came to be, from the tree of causes. */
export function CauseField({ value, error, onChange }: FieldProps<string | null>) {
  const say = useWords(words)
  const causes = causesInOrder(useQuery(rootCauses).data ?? [], value)
  return (
    <Select
      label={say('cause')}
      placeholder={say('cause_choose')}
      nothingFoundMessage={say('cause_nothing')}
      description={causes.length === 0 ? say('cause_none') : undefined}
      clearable
      searchable={causes.length > 8}
      data={causes.map(({ id, path }) => ({ value: id, label: path }))}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}

/** What was done about it. */
export function ActionField({ value, error, onChange }: FieldProps<string>) {
  const say = useWords(words)
  return (
    <Textarea
      label={say('action')}
      placeholder={say('action_example')}
      autosize
      minRows={3}
      maxRows={10}
      maxLength={5000}
      dir="auto"
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
