import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refused } from '@/api/client'
import { useWords } from '@/lib/words'
import { ErrorState } from '@/ui/error-state'
import { Conflict } from './conflict'
import { asked, changed, type Field, isUnreadable, type Values, valuesOf } from './field'
import { words } from './words'

interface Props {
  /** The record as it is; when it comes anew, what was typed stays. */
  fields: readonly Field[]
  /** Names the button by its effect; without it, it counts the changes. */
  submit?: string
  busy: boolean
  error: unknown
  /** The revision of the record that is shown; a change is sent with the one its writer has seen. */
  revision?: number
  onSubmit: (changes: readonly Field[], values: Values, seen: number) => void
  /** Reads the record anew, after somebody else was faster. */
  onStale?: () => void
  onCancel: () => void
}

/** Makes or changes a record; tells when somebody else was faster and lets choose between both. */
export function RecordForm({ fields, submit, busy, error, revision = 0, onSubmit, onStale, onCancel }: Props) {
  const say = useWords(words)
  const [begun, begin] = useState(fields)
  const [seen, see] = useState(revision)
  const [typed, type] = useState<Values>({})
  const base = fields.map((field) => ({
    ...field,
    value: begun.find(({ key }) => key === field.key)?.value ?? field.value,
  }))
  const values = { ...valuesOf(base), ...typed }
  const shown = asked(base, values)
  const changes = changed(shown, values)
  const [tried, attempt] = useState(false)
  const stale = error instanceof Refused && error.problem.code === 'stale'
  const send = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (shown.some((field) => isUnreadable(field, values))) return
    onSubmit(changes, values, seen)
  }
  if (stale && onStale) {
    return (
      <Conflict
        changes={changes}
        values={values}
        current={fields}
        busy={busy}
        onTheirs={() => {
          begin(fields)
          see(revision)
          type({})
          onStale()
        }}
        onYours={() => {
          see(revision)
          onSubmit(changes, values, revision)
        }}
      />
    )
  }
  const problem = error instanceof Refused ? error : undefined
  const placed = shown.some(({ key }) => problem?.at(key))
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {Boolean(error) && !placed && <ErrorState error={error} />}
        {shown.map((field) => (
          <Input
            key={field.key}
            field={field}
            value={values[field.key] ?? ''}
            hint={field.hint?.(values)}
            problem={tried && isUnreadable(field, values) ? field.unreadable : problem?.at(field.key)}
            onChange={(value) => type((old) => ({ ...old, [field.key]: value }))}
          />
        ))}
        <Group justify="flex-end" mt="xs">
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!changes.some(({ beside }) => !beside)}>
            {submit ?? say('save', { n: changes.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface InputProps {
  field: Field
  value: string
  hint: string | undefined
  problem: string | undefined
  onChange: (value: string) => void
}

function Input({ field: { label, kind, options, required }, value, hint, problem, onChange }: InputProps) {
  const say = useWords(words)
  const truth = [
    { value: 'true', label: say('yes') },
    { value: 'false', label: say('no') },
  ]
  const choices = kind === 'truth' ? truth : options
  const shared = { label, description: hint, error: problem, required: required ?? false }
  if (choices) {
    return (
      <Select
        {...shared}
        data={choices}
        value={value || null}
        clearable={!required}
        searchable={choices.length > 8}
        onChange={(picked) => onChange(picked ?? '')}
      />
    )
  }
  if (kind === 'lines') {
    return (
      <Textarea
        {...shared}
        size="sm"
        autosize
        minRows={3}
        maxRows={12}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      dir="auto"
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
